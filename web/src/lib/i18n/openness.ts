import { loadParts } from './index.svelte.ts';

/** Fetch the words of what is told to everybody about the adults' work: apart, so that no other screen knows of it. */
export const loadOpenness = (): Promise<void> =>
  loadParts(['openness'], (locale) =>
    locale === 'en' ? import('./en/inside/openness.ts') : import('./da/inside/openness.ts'),
  );
