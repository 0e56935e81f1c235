import { loadStaffTexts } from '#lib/i18n/staff.ts';

export const load = (): Promise<void> => loadStaffTexts('shared');
