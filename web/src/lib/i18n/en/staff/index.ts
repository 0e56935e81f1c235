import type { StaffCatalog } from '../../types.ts';
import { cases } from './cases.ts';
import { concerns } from './concerns.ts';
import { examples } from './examples.ts';
import { fair } from './fair.ts';
import { figures } from './figures.ts';
import { handled } from './handled.ts';
import { hosting } from './hosting.ts';
import { house } from './house.ts';
import { invitations } from './invitations.ts';
import { links } from './links.ts';
import { looks } from './looks.ts';
import { matching } from './matching.ts';
import { openings } from './openings.ts';
import { organise } from './organise.ts';
import { people } from './people.ts';
import { rehearsals } from './rehearsals.ts';
import { rules } from './rules.ts';
import { shared } from './shared.ts';
import { switching } from './switching.ts';
import { visits } from './visits.ts';
import { watch } from './watch.ts';

/** Everything on the adult screens, in English. A missing or extra key is a type error. */
export const en: StaffCatalog = {
  cases,
  concerns,
  examples,
  fair,
  figures,
  handled,
  hosting,
  house,
  invitations,
  links,
  looks,
  matching,
  openings,
  organise,
  people,
  rehearsals,
  rules,
  shared,
  switching,
  visits,
  watch,
};
