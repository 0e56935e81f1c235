import { daysLater } from '../organise/wallclock.ts';

/** The Monday of the week a day such as `2026-11-24` belongs to. */
export const mondayOf = (day: string): string =>
  daysLater(day, -((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7));

/** Minutes from `16:00` to `18:30`; past midnight where the end is not later. */
export function minutesBetween(from: string, to: string): number {
  const [begin, end] = [from, to].map((text) => {
    const [hour, minute] = text.split(':').map(Number);
    return (hour ?? 0) * 60 + (minute ?? 0);
  }) as [number, number];
  return end > begin ? end - begin : end + 24 * 60 - begin;
}
