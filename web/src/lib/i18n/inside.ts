import { loadParts } from './index.svelte.ts';
import type { InsideCatalog } from './types.ts';

const files = import.meta.glob<Record<string, unknown>>([
  './{da,en}/inside/*.ts',
  '!./{da,en}/inside/index.ts',
]);

/** Fetch these parts of what one meets once let in. */
export const loadInsideTexts = (...parts: (keyof InsideCatalog)[]): Promise<void> =>
  loadParts(parts, (locale, part) => files[`./${locale}/inside/${part}.ts`]?.());
