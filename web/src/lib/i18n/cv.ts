import { loadParts } from './index.svelte.ts';

/** Fetch the words of one's CV: apart, so that no other screen knows of them. */
export const loadCvTexts = (): Promise<void> =>
  loadParts(['cv'], (locale) =>
    locale === 'en' ? import('./en/inside/cv.ts') : import('./da/inside/cv.ts'),
  );
