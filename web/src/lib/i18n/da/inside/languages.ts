/** The languages a youth may say they speak. */
export const languages = {
  da: 'Dansk',
  en: 'Engelsk',
  ar: 'Arabisk',
  so: 'Somali',
  uk: 'Ukrainsk',
  fa: 'Farsi',
  tr: 'Tyrkisk',
  pl: 'Polsk',
  kl: 'Grønlandsk',
};
