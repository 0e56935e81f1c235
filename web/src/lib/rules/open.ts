import { loadStaffTexts } from '../i18n/staff.ts';
import type RulesScreen from './RulesScreen.svelte';

/** The rules to be changed, with their words: seldom needed. */
export async function openRules(): Promise<typeof RulesScreen> {
  const [part] = await Promise.all([import('./RulesScreen.svelte'), loadStaffTexts('examples', 'switching')]);
  return part.default;
}
