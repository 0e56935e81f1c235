import type { Locale } from '../i18n/catalog.ts';
import type { OpeningShift } from '../api/types.ts';
import { listOf } from '../i18n/dates.ts';

/** The same hours on some days of every such week; minutes after midnight. */
export interface Hours extends Omit<OpeningShift, 'weekday'> {
  weekdays: number[];
}

const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** `15.00` or `15:00`. */
export const clockOf = (locale: Locale, minutes: number): string =>
  asTime(minutes).replace(':', locale === 'da' ? '.' : ':');
/** `15:00`, as a time field has it. */
export const asTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
/** Minutes after midnight of what a time field has; midnight at the end of a day is its end. */
export function minutesOf(time: string, isEnd = false): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const found = hours * 60 + minutes;
  return isEnd && found === 0 ? 24 * 60 : found;
}

/** The name of a weekday, 0 for Monday. */
export const weekdayName = (locale: Locale, day: number, weekday: 'long' | 'short' = 'long'): string =>
  new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' }).format(new Date(MONDAY + day * DAY_MS));

/** Shifts as people say them: what is alike on several days, together. */
export function hoursOf(shifts: readonly OpeningShift[]): Hours[] {
  const found = new Map<string, Hours>();
  for (const { weekday, ...rest } of shifts) {
    const key = JSON.stringify([rest.week, rest.begins, rest.ends, rest.pause, rest.alone]);
    const hours = found.get(key) ?? { ...rest, weekdays: [] };
    found.set(key, { ...hours, weekdays: [...hours.weekdays, weekday] });
  }
  return [...found.values()];
}

/** One shift for each day, as the rules read them. */
export const shiftsOf = (all: readonly Hours[]): OpeningShift[] =>
  all.flatMap(({ weekdays, ...rest }) => weekdays.map((weekday) => ({ ...rest, weekday })));

/** `mandag og onsdag 15.00–17.00`. */
export const said = (locale: Locale, { weekdays, begins, ends }: Hours): string =>
  `${listOf(
    locale,
    weekdays.map((day) => weekdayName(locale, day)),
  )} ${clockOf(locale, begins)}–${clockOf(locale, ends)}`;
