import { loadParts } from './index.svelte.ts';

/** Fetch the words of the way to a job: apart, so that no other screen knows of them. */
export const loadWayTexts = (): Promise<void> =>
  loadParts(['way'], (locale) =>
    locale === 'en' ? import('./en/inside/way.ts') : import('./da/inside/way.ts'),
  );
