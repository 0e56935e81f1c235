import { loadStaffTexts } from '../i18n/staff.ts';
import { later } from '../later.ts';

/** The house for those who keep it, with its words. */
export const openKeeping = () =>
  later(async () => {
    const [screen] = await Promise.all([import('./KeepScreen.svelte'), loadStaffTexts('house')]);
    return screen.default;
  });
