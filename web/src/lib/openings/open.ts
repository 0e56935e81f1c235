import { loadStaffTexts } from '../i18n/staff.ts';
import { later } from '../later.ts';

/** Jobs and employers for the adults who write them, with their words. */
export const openOpenings = () =>
  later(async () => {
    const [screen] = await Promise.all([import('./WrittenScreen.svelte'), loadStaffTexts('openings')]);
    return screen.default;
  });
