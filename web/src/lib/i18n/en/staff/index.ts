import type { StaffCatalog } from '../../types.ts';
import { cases } from './cases.ts';
import { concerns } from './concerns.ts';
import { figures } from './figures.ts';
import { hosting } from './hosting.ts';
import { invitations } from './invitations.ts';
import { links } from './links.ts';
import { matching } from './matching.ts';
import { organise } from './organise.ts';
import { people } from './people.ts';
import { shared } from './shared.ts';
import { visits } from './visits.ts';
import { watch } from './watch.ts';

/** Everything on the adult screens, in English. A missing or extra key is a type error. */
export const en: StaffCatalog = {
  cases,
  concerns,
  figures,
  hosting,
  invitations,
  links,
  matching,
  organise,
  people,
  shared,
  visits,
  watch,
};
