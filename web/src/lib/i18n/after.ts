import { loadParts } from './index.svelte.ts';

/** Fetch the words about how it was: apart, so that no other screen knows of them. */
export const loadAfterTexts = (): Promise<void> =>
  loadParts(['after'], (locale) =>
    locale === 'en' ? import('./en/inside/after.ts') : import('./da/inside/after.ts'),
  );
