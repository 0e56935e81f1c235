import type { InsideCatalog } from '../../types.ts';

export const languages: InsideCatalog['languages'] = {
  da: 'Danish',
  en: 'English',
  ar: 'Arabic',
  so: 'Somali',
  uk: 'Ukrainian',
  fa: 'Farsi',
  tr: 'Turkish',
  pl: 'Polish',
  kl: 'Greenlandic',
};
