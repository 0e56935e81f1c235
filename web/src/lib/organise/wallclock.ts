import { TIME_ZONE } from '../i18n/dates.ts';

const DAY_MS = 86_400_000;
const parts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: TIME_ZONE,
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** What the clock on the wall in Denmark shows, as milliseconds since 1970 of that wall. */
const wallOf = (instant: number): number => Date.parse(`${parts.format(instant).replace(' ', 'T')}Z`);

/**
 * The instant when a clock in Denmark shows `2026-11-23` and `17:30`; null for text that is no time,
 * and for the hour that is skipped in spring.
 */
export function instantOf(day: string, time: string): Date | null {
  const wall = Date.parse(`${day}T${time}:00Z`);
  if (Number.isNaN(wall)) return null;
  const near = wall - (wallOf(wall) - wall);
  const instant = wall - (wallOf(near) - near);
  return wallOf(instant) === wall ? new Date(instant) : null;
}

/** `2026-11-30` from `2026-11-23` and 7. */
export const daysLater = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** `17:30`, as a time field wants it, whatever language the reader has. */
export const timeOf = (instant: Date): string => parts.format(instant).slice(11, 16);
