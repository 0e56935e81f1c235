import { loadParts } from './index.svelte.ts';

/** Fetch the words about ideas: apart, so that no other screen knows of them. */
export const loadIdeasTexts = (): Promise<void> =>
  loadParts(['ideas'], (locale) =>
    locale === 'en' ? import('./en/inside/ideas.ts') : import('./da/inside/ideas.ts'),
  );
