import { requireCapability } from '#lib/guard.ts';
import { MAKES_STAFF_ROOMS } from '#lib/hosting/capabilities.ts';

export const load = ({ url }: { url: URL }): Promise<void> => requireCapability(url, ...MAKES_STAFF_ROOMS);
