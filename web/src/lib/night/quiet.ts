import type { QuietHours } from '../api/types.ts';
import { clock } from '../i18n/dates.ts';

/** Whether it is quiet when the clock in Denmark shows this. */
export function isQuiet({ on, starts, ends }: QuietHours, now: Date): boolean {
  const wall = clock('en', now);
  return on && (starts <= ends ? starts <= wall && wall < ends : wall >= starts || wall < ends);
}
