import { requireCapability } from '#lib/guard.ts';
import { loadInsideTexts } from '#lib/i18n/inside.ts';
import { loadStaffTexts } from '#lib/i18n/staff.ts';

export async function load({ url }: { url: URL }): Promise<void> {
  await Promise.all([
    requireCapability(url, 'events.organise'),
    loadStaffTexts('organise'),
    loadInsideTexts('events', 'languages'),
  ]);
}
