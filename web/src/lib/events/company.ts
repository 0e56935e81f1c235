import { later } from '../later.ts';
import type CompanySheet from './CompanySheet.svelte';

let fetched: Promise<typeof CompanySheet> | undefined;

/** The sheet for coming the way one likes, with its words; fetched once. */
export const companySheet = (): Promise<typeof CompanySheet> =>
  (fetched ??= later(async () => {
    const part = await import('./coming.ts');
    await Promise.all([part.loadCompanyTexts(), part.loadMoneyTexts()]);
    return part.CompanySheet;
  }));
