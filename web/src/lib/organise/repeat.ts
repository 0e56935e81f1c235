import { daysLater } from './wallclock.ts';

/** How often something happens again, in the words an organiser would use. */
export const REPEATS = ['once', 'weekly', 'fortnightly', 'monthly'] as const;
export type Repeat = (typeof REPEATS)[number];

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

/** How often a rule repeats and until when; what we have no word for is null. */
export function readRule(rule: string | null | undefined): { repeat: Repeat | null; until: string } {
  if (!rule) return { repeat: 'once', until: '' };
  const until = /UNTIL=(\d{4})(\d{2})(\d{2})/.exec(rule)?.slice(1).join('-') ?? '';
  const often = rule.replace(/;(?:UNTIL|COUNT)=[^;]*/g, '');
  if (often === 'FREQ=WEEKLY') return { repeat: 'weekly', until };
  if (often === 'FREQ=WEEKLY;INTERVAL=2') return { repeat: 'fortnightly', until };
  return { repeat: /^FREQ=MONTHLY;BYDAY=(?:-1|[1-4])[A-Z]{2}$/.test(often) ? 'monthly' : null, until };
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
