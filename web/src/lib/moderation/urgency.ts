import type { CaseSummary } from '../api/types.ts';
import type { Locale } from '../i18n/catalog.ts';
import { atClock, daysBetween, dayName } from '../i18n/dates.ts';
import type { IconName } from '../ui/icons.ts';

export type Severity = CaseSummary['severity'];

/** How each severity is drawn: colour, icon, and (in the texts) a word. */
export const looks: Record<Severity, { look?: 'danger' | 'warn' | 'info'; icon: IconName }> = {
  critical: { look: 'danger', icon: 'alert' },
  high: { look: 'warn', icon: 'alert' },
  medium: { look: 'info', icon: 'info' },
  low: { icon: 'clock' },
};

export const severities: Severity[] = ['critical', 'high', 'medium', 'low'];

interface Words {
  minutesLeft: (minutes: number) => string;
  minutesOver: (minutes: number) => string;
  hoursOver: (hours: number) => string;
}

const MINUTE_MS = 60_000;

/** The time left as one says it: minutes within the hour, else the clock or the day; and how late it is. */
export function timeLeft(locale: Locale, words: Words, deadline: Date, now: Date): string {
  const minutes = (deadline.getTime() - now.getTime()) / MINUTE_MS;
  if (minutes <= -60) return words.hoursOver(Math.floor(-minutes / 60));
  if (minutes <= 0) return words.minutesOver(Math.ceil(-minutes));
  if (minutes < 60) return words.minutesLeft(Math.ceil(minutes));
  return daysBetween(now, deadline) === 0
    ? atClock(locale, deadline)
    : `${dayName(locale, deadline, now)} ${atClock(locale, deadline)}`;
}

/** `9.05` from minutes and seconds that are left; `0.00` when none are. */
export function countdown(until: Date, now: Date): string {
  const seconds = Math.max(0, Math.ceil((until.getTime() - now.getTime()) / 1000));
  return `${Math.floor(seconds / 60)}.${String(seconds % 60).padStart(2, '0')}`;
}
