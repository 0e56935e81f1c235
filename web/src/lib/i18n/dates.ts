import type { Locale } from './catalog.ts';

export const TIME_ZONE = 'Europe/Copenhagen';
export const DAY_MS = 86_400_000;

const tags: Record<Locale, string> = { da: 'da-DK', en: 'en-GB' };
const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known =
    formats.get(key) ?? new Intl.DateTimeFormat(tags[locale], { timeZone: TIME_ZONE, ...options });
  formats.set(key, known);
  return known;
}

/** The calendar day in Denmark as `2026-11-22`: what two instants share when they are the same day. */
export const dayKey = (at: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE }).format(at);

/** Whole calendar days in Denmark from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Date, to: Date): number =>
  Math.round((Date.parse(dayKey(to)) - Date.parse(dayKey(from))) / DAY_MS);

/** `17.30` or `17:30`. */
export const clock = (locale: Locale, at: Date): string =>
  format(locale, { hour: '2-digit', minute: '2-digit' }).format(at);

/** `kl. 17.30` or `17:30`, never broken over two lines. */
export const atClock = (locale: Locale, at: Date): string =>
  locale === 'da' ? `kl.\u00a0${clock(locale, at)}` : clock(locale, at);

/** `man` or `Mon`: three letters in every browser. */
export const weekdayShort = (locale: Locale, at: Date): string =>
  format(locale, { weekday: 'short' }).format(at).slice(0, 3);

/** `mandag den 23. november` or `Monday 23 November`. */
export const longDate = (locale: Locale, at: Date): string => {
  const weekday = format(locale, { weekday: 'long' }).format(at);
  const date = format(locale, { day: 'numeric', month: 'long' }).format(at);
  return locale === 'da' ? `${weekday} den ${date}` : `${weekday} ${date}`;
};

/** `23. nov. 2026` or `23 Nov 2026`. */
export const shortDate = (locale: Locale, at: Date): string =>
  format(locale, { day: 'numeric', month: 'short', year: 'numeric' }).format(at);

/** `23`. */
export const dayOfMonth = (at: Date): string => format('en', { day: 'numeric' }).format(at);

/** The hour of the day in Denmark, 0 to 23. */
export const hourOf = (at: Date): number =>
  Number(format('en', { hour: '2-digit', hourCycle: 'h23' }).format(at));

/** Between 21 and 7 in Denmark: adults and youths do not write to each other then. */
export const isNight = (at: Date): boolean => hourOf(at) >= 21 || hourOf(at) < 7;

/** The day said the way one says it: `I dag`, `I går`, `I morgen`, else the long date. */
export function dayName(locale: Locale, at: Date, now: Date): string {
  const days = daysBetween(now, at);
  const names = locale === 'da' ? ['I går', 'I dag', 'I morgen'] : ['Yesterday', 'Today', 'Tomorrow'];
  const name = names[days + 1] ?? longDate(locale, at);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Short for a list: the time today, `i går`, a weekday within the week, else the date. */
export function ago(locale: Locale, at: Date, now: Date): string {
  const days = daysBetween(at, now);
  if (days <= 0) return clock(locale, at);
  if (days === 1) return dayName(locale, at, now).toLowerCase();
  return days < 7 ? weekdayShort(locale, at) : shortDate(locale, at);
}

/** `Ali og Mette`. */
export const listOf = (locale: Locale, names: readonly string[]): string =>
  new Intl.ListFormat(tags[locale]).format(names);

/** `17.30 til 21.00` on one day, for the reader's language. */
export const timeSpan = (locale: Locale, from: Date, to: Date): string =>
  `${clock(locale, from)} ${locale === 'da' ? 'til' : 'to'} ${clock(locale, to)}`;
