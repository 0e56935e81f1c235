import { loadStaffTexts } from '../i18n/staff.ts';
import { later } from '../later.ts';

/** Rehearsals for the adults who hold them, with their words. */
export const openRehearsals = () =>
  later(async () => {
    const [screen] = await Promise.all([import('./SlotsScreen.svelte'), loadStaffTexts('rehearsals')]);
    return screen.default;
  });
