import { later } from '../later.ts';
import type FeedSheet from './FeedSheet.svelte';
import type MonthSheet from './MonthSheet.svelte';

let month: Promise<typeof MonthSheet> | undefined;
let feed: Promise<typeof FeedSheet> | undefined;

/** The sheet with a whole month; fetched once. */
export const monthSheet = (): Promise<typeof MonthSheet> =>
  (month ??= later(async () => (await import('./MonthSheet.svelte')).default));

/** The sheet with one's calendar for other programs, with its words; fetched once. */
export const feedSheet = (): Promise<typeof FeedSheet> =>
  (feed ??= later(async () => {
    const part = await import('./feed.ts');
    await part.loadCompanyTexts();
    return part.FeedSheet;
  }));
