import { requireCapability } from '#lib/guard.ts';
import { loadStaffTexts } from '#lib/i18n/staff.ts';

export async function load({ url }: { url: URL }): Promise<void> {
  await Promise.all([requireCapability(url, 'house.door'), loadStaffTexts('house')]);
}
