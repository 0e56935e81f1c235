import { requireCapability } from '#lib/guard.ts';

export const load = ({ url }: { url: URL }): Promise<void> =>
  requireCapability(url, 'accounts.invite', 'accounts.invite_youth');
