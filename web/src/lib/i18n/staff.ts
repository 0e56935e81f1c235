import { loadParts } from './index.svelte.ts';
import type { StaffCatalog } from './types.ts';

const files = import.meta.glob<Record<string, unknown>>([
  './{da,en}/staff/*.ts',
  '!./{da,en}/staff/index.ts',
]);

/** Fetch these parts of the adult screens, which a youth never downloads. */
export const loadStaffTexts = (...parts: (keyof StaffCatalog)[]): Promise<void> =>
  loadParts(parts, (locale, part) => files[`./${locale}/staff/${part}.ts`]?.());
