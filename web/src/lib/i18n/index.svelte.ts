import { isLocale, type Locale } from './catalog.ts';
import { da } from './da/index.ts';
import type { Catalog, StaffCatalog } from './types.ts';

const KEY = 'flok.language';

let locale = $state<Locale>('da');
let catalog = $state.raw<Catalog>(da);
let staff = $state.raw<StaffCatalog | null>(null);
let staffWanted = false;
let lastWanted: Locale = 'da';

const youthTexts = async (wanted: Locale): Promise<Catalog> =>
  wanted === 'da' ? da : (await import('./en/index.ts')).en;

const staffTexts = async (wanted: Locale): Promise<StaffCatalog> =>
  wanted === 'da' ? (await import('./da/staff/index.ts')).da : (await import('./en/staff/index.ts')).en;

/** The words of the app in the reader's language. Read `i18n.t` inside markup or `$derived`: it changes. */
export const i18n = {
  get locale(): Locale {
    return locale;
  },
  get t(): Catalog {
    return catalog;
  },
  /** The words of the adult screens; their layout awaits `loadStaffTexts()` first. */
  get staff(): StaffCatalog {
    if (!staff) throw new Error('loadStaffTexts() must be awaited before the adult screens are shown');
    return staff;
  },
};

/** Fetch the words of the adult screens, which a youth never downloads. */
export async function loadStaffTexts(): Promise<void> {
  staffWanted = true;
  while (!staff) await setLocale(lastWanted);
}

/** Change language everywhere at once, on this device. A slower, earlier choice never overtakes a later one. */
export async function setLocale(wanted: Locale): Promise<void> {
  lastWanted = wanted;
  const [words, staffWords] = await Promise.all([youthTexts(wanted), staffWanted ? staffTexts(wanted) : staff]);
  if (wanted !== lastWanted) return;
  [catalog, staff, locale] = [words, staffWords ?? staff, wanted];
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
