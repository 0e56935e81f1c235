import { requireMember } from '#lib/guard.ts';

export const load = ({ url }: { url: URL }): Promise<void> => requireMember(url);
