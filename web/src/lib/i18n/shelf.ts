import type { Locale } from './catalog.ts';

export type Words = Record<string, unknown>;
/** Fetches the file of one part; its words are exported under the part's name. */
export type Fetch = (locale: Locale, part: string) => Promise<Words | undefined> | undefined;

type Files = Record<string, () => Promise<Words>>;
interface English {
  fetch(part: string): Promise<Words> | undefined;
}

/** Where a catalog's parts lie. Where the English ones do is told only to those who read them: it is half a kB. */
export const shelf =
  (folder: string, danish: Files, english: () => Promise<English>): Fetch =>
  (locale, part) =>
    locale === 'en' ? english().then(({ fetch }) => fetch(part)) : danish[`${folder}/${part}.ts`]?.();
