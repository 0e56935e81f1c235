import type { Act } from '../api/types.ts';
import type { StaffCatalog } from '../i18n/types.ts';
import { actionOf } from './words.ts';

type Words = StaffCatalog['cases'];

/** For how long each may last; null is until somebody ends it. The first is offered first. */
export const LENGTHS: Record<string, (number | null)[]> = {
  mute: [1, 3, 7, 30],
  hold_first: [7, 14, 30, 90],
  suspend: [7, 1, 3, 30, null],
};

/** All was well: there is nothing to do beside it. */
const FINE = ['dismiss', 'release'];
/** Out is out: one of these, not both. */
const OUT = ['suspend', 'ban'];

/** What is chosen after `name` was pressed: again takes it away, and what does not go with it gives way. */
export function toggled(chosen: Act[], name: string): Act[] {
  if (chosen.some((act) => act.name === name)) return chosen.filter((act) => act.name !== name);
  const fits = (act: Act): boolean =>
    !FINE.includes(name) && !FINE.includes(act.name) && !(OUT.includes(name) && OUT.includes(act.name));
  return [...chosen.filter(fits), { name, days: LENGTHS[name]?.[0] ?? null }];
}

/** What is done, in words. */
export const actsOf = (words: Words, acts: Act[]): string =>
  acts.map(({ name, days }) => actionOf(words, name) + (days ? ` (${words.days(days)})` : '')).join(', ');
