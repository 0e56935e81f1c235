import { loadParts } from './index.svelte.ts';

/** Fetch the words of the house: apart, so that no other screen knows of them. */
export const loadHouseTexts = (): Promise<void> =>
  loadParts(['house'], (locale) =>
    locale === 'en' ? import('./en/inside/house.ts') : import('./da/inside/house.ts'),
  );
