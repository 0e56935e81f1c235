import { loadParts } from './index.svelte.ts';
import { shelf, type Words } from './shelf.ts';
import type { StaffCatalog } from './types.ts';

const danish = import.meta.glob<Words>(['./da/staff/*.ts', '!./da/staff/index.ts']);
const fetch = shelf('./da/staff', danish, () => import('./en/staff/files.ts'));

/** Fetch these parts of the adult screens, which a youth never downloads. */
export const loadStaffTexts = (...parts: (keyof StaffCatalog)[]): Promise<void> => loadParts(parts, fetch);
