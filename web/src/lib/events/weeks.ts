import { dayKey } from '../i18n/dates.ts';

/** A calendar day as `2026-11-23`, Monday first in its week. */
export type Day = string;

const DAY_MS = 86_400_000;
const noon = (day: Day): Date => new Date(`${day}T12:00:00Z`);

export const plusDays = (day: Day, days: number): Day =>
  new Date(noon(day).getTime() + days * DAY_MS).toISOString().slice(0, 10);

/** Monday to Sunday of the week `day` is in. */
export function weekOf(day: Day): Day[] {
  const monday = plusDays(day, -((noon(day).getUTCDay() + 6) % 7));
  return Array.from({ length: 7 }, (_, offset) => plusDays(monday, offset));
}

/** All days of a month as `2026-11`. */
export function daysOfMonth(month: string): Day[] {
  const first = `${month}-01`;
  const days = new Date(noon(plusDays(`${plusMonths(month, 1)}-01`, -1))).getUTCDate();
  return Array.from({ length: days }, (_, offset) => plusDays(first, offset));
}

/** A month so many later. */
export function plusMonths(month: string, months: number): string {
  const at = noon(`${month}-01`);
  at.setUTCMonth(at.getUTCMonth() + months);
  return at.toISOString().slice(0, 7);
}

/** The ISO week number: the week belongs to the year its Thursday is in. */
export function weekNumber(day: Day): number {
  const thursday = weekOf(day)[3] ?? day;
  const first = Date.parse(`${thursday.slice(0, 4)}-01-01T12:00:00Z`);
  return 1 + Math.floor((noon(thursday).getTime() - first) / (7 * DAY_MS));
}

export const dayOf = (at: string): Day => dayKey(new Date(at));

/** Noon of the day, to be written out by the date formats. */
export const asDate = noon;
