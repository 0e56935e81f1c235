import type { Draft } from '../api/types.ts';
import type { StaffCatalog } from '../i18n/types.ts';

type Words = StaffCatalog['matching'];
type Pair = Pick<Draft, 'people'>;

/** `Havblik og Kanel`. */
export const namesOf = (words: Words, { people: [one, other] }: Pair): string =>
  words.pair(one?.nickname ?? '', other?.nickname ?? '');

/** `Begge 15-17 år`. */
export const bandsOf = (words: Words, { people: [one, other] }: Pair): string =>
  words.bands(one?.age_band ?? '?', other?.age_band ?? '?');
