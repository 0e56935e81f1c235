import { loadCompanyTexts } from '../i18n/company.ts';
import { later } from '../later.ts';
import type CompanySheet from './CompanySheet.svelte';

let fetched: Promise<typeof CompanySheet> | undefined;

/** The sheet for coming the way one likes, with its words; fetched once. */
export const companySheet = (): Promise<typeof CompanySheet> =>
  (fetched ??= later(async () => {
    const [sheet] = await Promise.all([import('./CompanySheet.svelte'), loadCompanyTexts()]);
    return sheet.default;
  }));
