import type { StaffCatalog } from '../i18n/types.ts';

/** A number of minutes as a person would say it: hours once there are two of them. */
export const span = (locale: string, words: StaffCatalog['handled'], minutes: number | null): string => {
  if (minutes === null) return words.none;
  if (minutes < 120) return words.minutes(minutes);
  return words.hours(new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(minutes / 60));
};
