import { cases } from './cases.ts';
import { shared } from './shared.ts';

/** Everything on the adult screens, in Danish. Loaded only with them. */
export const da = { cases, shared };
