import { loadParts } from './index.svelte.ts';

/** Fetch the words about money: apart, so that no other screen knows of them. */
export const loadMoneyTexts = (): Promise<void> =>
  loadParts(['money'], (locale) =>
    locale === 'en' ? import('./en/inside/money.ts') : import('./da/inside/money.ts'),
  );
