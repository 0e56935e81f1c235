import { later } from '../later.ts';
import type MonthSheet from './MonthSheet.svelte';

let fetched: Promise<typeof MonthSheet> | undefined;

/** The sheet with a whole month; fetched once. */
export const monthSheet = (): Promise<typeof MonthSheet> =>
  (fetched ??= later(async () => (await import('./MonthSheet.svelte')).default));
