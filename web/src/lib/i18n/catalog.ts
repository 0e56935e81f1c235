/** The shape every other language must have: the same keys, any words, functions with the same arguments. */
export type Translated<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : Translated<T[K]>;
};

export const locales = ['da', 'en'] as const;
export type Locale = (typeof locales)[number];

/** Each language in its own name, as one must be able to find it without reading the present one. */
export const localeNames: Record<Locale, string> = { da: 'Dansk', en: 'English' };

export const isLocale = (value: unknown): value is Locale => locales.includes(value as Locale);
