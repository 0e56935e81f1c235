import type { Translated } from './catalog.ts';
import type { da } from './da/index.ts';
import type { da as daStaff } from './da/staff/index.ts';

/** Every text a youth can meet. */
export type Catalog = Translated<typeof da>;
/** Every text of the adult screens. */
export type StaffCatalog = Translated<typeof daStaff>;
