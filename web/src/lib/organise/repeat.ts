import type { Repeat } from './rule.ts';
import { daysLater } from './wallclock.ts';

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const FIFTH = 5;

/** Which of its weekday a day is in its month: 1 to 4, or -1 for a fifth, which is the last. */
export function nthOf(day: string): number {
  const nth = Math.ceil(Number(day.slice(8)) / 7);
  return nth === FIFTH ? -1 : nth;
}

/** The rule as RFC 5545 writes it, for something that begins on `day`; null for once. */
export function ruleOf(repeat: Repeat, day: string, until: string): string | null {
  if (repeat === 'once' || !day) return null;
  const weekday = WEEKDAYS[new Date(day).getUTCDay()] ?? '';
  const often = {
    weekly: 'FREQ=WEEKLY',
    fortnightly: 'FREQ=WEEKLY;INTERVAL=2',
    monthly: `FREQ=MONTHLY;BYDAY=${nthOf(day)}${weekday}`,
  }[repeat];
  return until ? `${often};UNTIL=${until.replaceAll('-', '')}` : often;
}

/** The first `most` days it happens. */
export function daysOf(repeat: Repeat, day: string, until: string, most: number): string[] {
  const days: string[] = [];
  for (
    let next = day;
    next && days.length < most && (!until || next <= until);
    next = after(repeat, next, nthOf(day))
  )
    days.push(next);
  return days;
}

function after(repeat: Repeat, day: string, nth: number): string {
  if (repeat === 'once') return '';
  if (repeat !== 'monthly') return daysLater(day, repeat === 'weekly' ? 7 : 14);
  // Four weeks on it is the same weekday, of the next month or still of this one.
  let next = daysLater(day, 28);
  while (next.slice(0, 7) === day.slice(0, 7) || !isNth(next, nth)) next = daysLater(next, 7);
  return next;
}

const isNth = (day: string, nth: number): boolean =>
  nth === -1
    ? daysLater(day, 7).slice(0, 7) !== day.slice(0, 7)
    : Math.ceil(Number(day.slice(8)) / 7) === nth;
