import { later } from '../later.ts';
import { isMarked } from './markup.ts';
import type Words from './Words.svelte';

let drawn = $state.raw<typeof Words>();
let asked = false;

/** How marked words are drawn: fetched when the first message needs it; until then its words stand as they were written. */
export const marked = {
  words(text: string): typeof Words | undefined {
    if (!isMarked(text)) return undefined;
    if (!asked) void fetchWords();
    return drawn;
  },
};

async function fetchWords(): Promise<void> {
  asked = true;
  drawn = (await later(() => import('./Words.svelte'))).default;
}
