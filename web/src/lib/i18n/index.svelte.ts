import { isLocale, type Locale } from './catalog.ts';
import { common } from './da/common.ts';
import { shelf, type Fetch, type Words } from './shelf.ts';
import type { Catalog, InsideCatalog, StaffCatalog } from './types.ts';

const KEY = 'flok.language';

const files = import.meta.glob<Words>(['./da/*.ts', '!./da/{index,common}.ts']);
// The frame of every screen comes along with the app, in the language most of its readers have.
files['./da/common.ts'] = () => Promise.resolve({ common });
const door = shelf('./da', files, () => import('./en/files.ts'));

const shelves = new Map<string, Fetch>([['common', door]]);
let locale = $state<Locale>('da');
let words = $state.raw<Words>({ common });
let lastWanted: Locale = 'da';

/** A catalog whose parts are read when asked for: each must have been fetched by the layout or page that says it. */
const catalog = <C extends object>(): C => reading((part) => pages.get(part) ?? pageOf(part)) as C;

/** One part of a catalog. It can be held on to: each word is looked up anew, in the language of the moment. */
function pageOf(part: string): object {
  const page = reading((word) => wordsOf(part)[word]);
  pages.set(part, page);
  return page;
}

const pages = new Map<string, object>();

const reading = (find: (name: string) => unknown): object =>
  new Proxy({}, { get: (_, name) => find(String(name)) });

function wordsOf(part: string): Words {
  const found = words[part] as Words | undefined;
  if (!found) throw new Error(`the words of ${part} must be loaded first`);
  return found;
}

/** The words of the app in the reader's language. Read each inside markup or `$derived`: they change. */
export const i18n = {
  get locale(): Locale {
    return locale;
  },
  /** The frame of every screen, always there, and the door and help: `loadTexts`. */
  t: catalog<Catalog>(),
  /** What one meets once let in: `loadInsideTexts`. */
  inside: catalog<InsideCatalog>(),
  /** The adult screens: `loadStaffTexts`. */
  staff: catalog<StaffCatalog>(),
};

/** Fetch the words of these parts of the door. */
export const loadTexts = (...parts: (keyof Catalog)[]): Promise<void> => loadParts(parts, door);

/** Fetch parts of a catalog, now and at each change of language. */
export async function loadParts(parts: string[], fetch: Fetch): Promise<void> {
  parts.forEach((part) => shelves.set(part, fetch));
  while (parts.some((part) => !words[part])) await setLocale(lastWanted);
}

/** Change language everywhere at once, on this device. A slower, earlier choice never overtakes a later one. */
export async function setLocale(wanted: Locale): Promise<void> {
  lastWanted = wanted;
  const fetched = await Promise.all([...shelves].map(([part, fetch]) => fetch(wanted, part)));
  if (wanted !== lastWanted) return;
  words = Object.assign({}, words, ...fetched);
  locale = wanted;
  document.documentElement.lang = wanted;
  localStorage.setItem(KEY, wanted);
}

/** The language chosen on this device, else the browser's if we speak it, else Danish. */
export function preferredLocale(): Locale {
  const chosen = localStorage.getItem(KEY);
  if (isLocale(chosen)) return chosen;
  const spoken = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLocale);
  return spoken ?? 'da';
}
