import type { StaffCatalog } from '../../types.ts';
import { cases } from './cases.ts';
import { shared } from './shared.ts';

/** Everything on the adult screens, in English. A missing or extra key is a type error. */
export const en: StaffCatalog = { cases, shared };
