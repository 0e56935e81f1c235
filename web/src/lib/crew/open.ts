import { loadCrewTexts } from '../i18n/crew.ts';
import { later } from '../later.ts';

/** The crew room, with its words. */
export const openCrew = () =>
  later(async () => {
    const [screen] = await Promise.all([import('./CrewScreen.svelte'), loadCrewTexts()]);
    return screen.default;
  });
