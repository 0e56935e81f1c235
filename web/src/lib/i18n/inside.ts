import { loadParts } from './index.svelte.ts';
import { shelf, type Words } from './shelf.ts';
import type { InsideCatalog } from './types.ts';

const danish = import.meta.glob<Words>([
  './da/inside/*.ts',
  '!./da/inside/{index,after,crew,cv,decided,house,ideas,money,openness,company,way}.ts',
]);
const fetch = shelf('./da/inside', danish, () => import('./en/inside/files.ts'));

/** Fetch these parts of what one meets once let in. */
export const loadInsideTexts = (...parts: (keyof InsideCatalog)[]): Promise<void> => loadParts(parts, fetch);
