import { cases } from './cases.ts';
import { figures } from './figures.ts';
import { hosting } from './hosting.ts';
import { invitations } from './invitations.ts';
import { matching } from './matching.ts';
import { organise } from './organise.ts';
import { people } from './people.ts';
import { shared } from './shared.ts';
import { visits } from './visits.ts';

/** Everything on the adult screens, in Danish. Loaded only with them, each part with the screens that say it. */
export const da = { cases, figures, hosting, invitations, matching, organise, people, shared, visits };
