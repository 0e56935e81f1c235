import { loadAfterTexts } from '../i18n/after.ts';
import { later } from '../later.ts';

/** How it was, with its words. */
export const openAfter = () =>
  later(async () => {
    const [part] = await Promise.all([import('./AfterScreen.svelte'), loadAfterTexts()]);
    return part.default;
  });
