import { loadCompanyTexts } from '../i18n/company.ts';
import { later } from '../later.ts';
import type CompanySheet from './CompanySheet.svelte';
import type FeedSheet from './FeedSheet.svelte';

let fetched: Promise<typeof CompanySheet> | undefined;
let fetchedFeed: Promise<typeof FeedSheet> | undefined;

/** The sheet for coming the way one likes, with its words; fetched once. */
export const companySheet = (): Promise<typeof CompanySheet> =>
  (fetched ??= later(async () => {
    const [sheet] = await Promise.all([import('./CompanySheet.svelte'), loadCompanyTexts()]);
    return sheet.default;
  }));

/** The sheet with one's calendar for other programs; fetched once. */
export const feedSheet = (): Promise<typeof FeedSheet> =>
  (fetchedFeed ??= later(async () => {
    const [sheet] = await Promise.all([import('./FeedSheet.svelte'), loadCompanyTexts()]);
    return sheet.default;
  }));
