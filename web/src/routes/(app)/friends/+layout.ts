import { requireCapability } from '#lib/guard.ts';

/** The friend bank is for youths. */
export const load = ({ url }: { url: URL }): Promise<void> => requireCapability(url, 'friendbank.take_part');
