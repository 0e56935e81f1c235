import { requireCapability } from '#lib/guard.ts';

export const load = ({ url }: { url: URL }): Promise<void> => requireCapability(url, 'friendbank.match');
