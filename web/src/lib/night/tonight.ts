import { dayKey, isNight } from '../i18n/dates.ts';

const KEY = 'flok.night';
const HALF_DAY_MS = 12 * 3_600_000;

/** One name for a night, before midnight and after. */
export const nightOf = (now: Date): string => dayKey(new Date(now.getTime() - HALF_DAY_MS));

/** Whether it is so late that the night screen comes first, and it has not been seen and left this night. */
export const isNewNight = (now: Date): boolean =>
  isNight(now) && (localStorage.getItem(KEY) ?? '') < nightOf(now);

export const see = (now: Date): void => localStorage.setItem(KEY, nightOf(now));
