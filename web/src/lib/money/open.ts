import { loadMoneyTexts } from '../i18n/money.ts';
import { later } from '../later.ts';

/** The crew's budget, with its words. */
export const openBudget = () =>
  later(async () => {
    const [part] = await Promise.all([import('./BudgetScreen.svelte'), loadMoneyTexts()]);
    return part.default;
  });

/** What waits to be paid of travel money, with its words. */
export const openTravel = () =>
  later(async () => {
    const [part] = await Promise.all([import('./TravelScreen.svelte'), loadMoneyTexts()]);
    return part.default;
  });
