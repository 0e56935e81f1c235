import type { Draft } from '../api/types.ts';
import type { StaffCatalog } from '../i18n/types.ts';

type Words = StaffCatalog['matching'];
type Pair = Pick<Draft, 'people'>;

/** `Havblik og Kanel`. */
export const namesOf = (words: Words, { people }: Pair): string => {
  const names = people.map(({ nickname }) => nickname);
  return words.pair(names.slice(0, -1).join(', '), names.at(-1) ?? '');
};

/** `Begge 15-17 år`. */
export const bandsOf = (words: Words, { people }: Pair): string => {
  const bands = people.map(({ age_band }) => age_band ?? '?').toSorted();
  return words.bands(bands.at(0) ?? '?', bands.at(-1) ?? '?', people.length);
};
