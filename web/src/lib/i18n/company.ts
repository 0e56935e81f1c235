import { loadParts } from './index.svelte.ts';

/** Fetch the words about coming together: apart, so that no other screen knows of them. */
export const loadCompanyTexts = (): Promise<void> =>
  loadParts(['company'], (locale) =>
    locale === 'en' ? import('./en/inside/company.ts') : import('./da/inside/company.ts'),
  );
