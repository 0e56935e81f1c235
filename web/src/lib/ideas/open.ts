import { loadIdeasTexts } from '../i18n/ideas.ts';
import { later } from '../later.ts';

/** The board of ideas, with its words. */
export const openBoard = () =>
  later(async () => {
    const [part] = await Promise.all([import('./BoardScreen.svelte'), loadIdeasTexts()]);
    return part.default;
  });

/** One idea, with its words. */
export const openIdea = () =>
  later(async () => {
    const [part] = await Promise.all([import('./IdeaScreen.svelte'), loadIdeasTexts()]);
    return part.default;
  });
