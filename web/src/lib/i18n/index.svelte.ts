import { isLocale, type Locale } from './catalog.ts';
import { da } from './da/index.ts';
import type { Catalog, InsideCatalog, StaffCatalog } from './types.ts';

const KEY = 'flok.language';

/** Words that are fetched only when the screens that say them are near. */
class Shelf<T> {
  words = $state.raw<T | null>(null);
  wanted = false;
  readonly fetch: (locale: Locale) => Promise<T>;

  constructor(fetch: (locale: Locale) => Promise<T>) {
    this.fetch = fetch;
  }

  get now(): T {
    if (!this.words) throw new Error('the layout of these screens must load their words first');
    return this.words;
  }

  load = async (): Promise<void> => {
    this.wanted = true;
    while (!this.words) await setLocale(lastWanted);
  };

  inLanguage = async (wanted: Locale): Promise<T | null> => (this.wanted ? this.fetch(wanted) : this.words);
}

const inside = new Shelf<InsideCatalog>(async (wanted) =>
  wanted === 'da' ? (await import('./da/inside/index.ts')).da : (await import('./en/inside/index.ts')).en,
);
const staff = new Shelf<StaffCatalog>(async (wanted) =>
  wanted === 'da' ? (await import('./da/staff/index.ts')).da : (await import('./en/staff/index.ts')).en,
);
const atTheDoor = async (wanted: Locale): Promise<Catalog> =>
  wanted === 'da' ? da : (await import('./en/index.ts')).en;

let locale = $state<Locale>('da');
let catalog = $state.raw<Catalog>(da);
let lastWanted: Locale = 'da';

/** The words of the app in the reader's language. Read them inside markup or `$derived`: they change. */
export const i18n = {
  get locale(): Locale {
    return locale;
  },
  /** The door, help, and the frame of every screen: always there. */
  get t(): Catalog {
    return catalog;
  },
  /** What one meets once let in; the layout awaits `loadInsideTexts()` first. */
  get inside(): InsideCatalog {
    return inside.now;
  },
  /** The adult screens; their layout awaits `loadStaffTexts()` first. */
  get staff(): StaffCatalog {
    return staff.now;
  },
};

/** Fetch the words of what one meets once let in. */
export const loadInsideTexts = (): Promise<void> => inside.load();

/** Fetch the words of the adult screens, which a youth never downloads. */
export const loadStaffTexts = (): Promise<void> => staff.load();

/** Change language everywhere at once, on this device. A slower, earlier choice never overtakes a later one. */
export async function setLocale(wanted: Locale): Promise<void> {
  lastWanted = wanted;
  const words = await Promise.all([atTheDoor(wanted), inside.inLanguage(wanted), staff.inLanguage(wanted)]);
  if (wanted !== lastWanted) return;
  [catalog, inside.words, staff.words] = [words[0], words[1] ?? inside.words, words[2] ?? staff.words];
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
