import { loadParts } from './index.svelte.ts';

/** Fetch the words about the crew: apart, so that no other screen knows of them. */
export const loadCrewTexts = (): Promise<void> =>
  loadParts(['crew'], (locale) =>
    locale === 'en' ? import('./en/inside/crew.ts') : import('./da/inside/crew.ts'),
  );
