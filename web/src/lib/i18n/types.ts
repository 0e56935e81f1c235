import type { Translated } from './catalog.ts';
import type { da } from './da/index.ts';
import type { da as daInside } from './da/inside/index.ts';
import type { da as daStaff } from './da/staff/index.ts';

/** Every text one can meet at the door and in the frame of all screens. */
export type Catalog = Translated<typeof da>;
/** Every text a youth can meet once let in. */
export type InsideCatalog = Translated<typeof daInside>;
/** Every text of the adult screens. */
export type StaffCatalog = Translated<typeof daStaff>;
