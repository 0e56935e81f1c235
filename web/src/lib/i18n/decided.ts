import { loadParts } from './index.svelte.ts';

/** Fetch the words about decisions: apart, so that no other screen knows of them. */
export const loadDecided = (): Promise<void> =>
  loadParts(['decided'], (locale) =>
    locale === 'en' ? import('./en/inside/decided.ts') : import('./da/inside/decided.ts'),
  );
