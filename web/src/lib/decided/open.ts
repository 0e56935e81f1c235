import { loadDecided } from '../i18n/decided.ts';

/** The list of what was decided about oneself, with its words. */
export const openDecided = async () =>
  (await Promise.all([import('./Decided.svelte'), loadDecided()]))[0].default;
/** What must be read before anything else, with its words. */
export const openMustRead = async () => (await Promise.all([import('./MustRead.svelte'), loadDecided()]))[0];
