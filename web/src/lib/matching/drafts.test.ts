import { expect, test } from 'vitest';
import type { Draft } from '../api/types.ts';
import { inParts, worstFirst } from './drafts.svelte.ts';

const draft = (id: string, score: number, cautions: number): Draft => ({
  id,
  score,
  people: [],
  reasons: [],
  cautions: Array.from({ length: cautions }, () => ({ code: 'far', text: 'Far' })),
  round_id: 'r',
});

test('what needs a look comes first, then the best fit', () =>
  expect(
    worstFirst([
      draft('fine', 0.9, 0),
      draft('two', 0.2, 2),
      draft('better', 0.95, 0),
      draft('one', 0.8, 1),
    ]).map(({ id }) => id),
  ).toEqual(['two', 'one', 'better', 'fine']));

test('no more at once than the server takes, and none lost', () => {
  const ids = Array.from({ length: 201 }, (_, at) => String(at));
  const parts = inParts(ids);
  expect(parts.map(({ length }) => length)).toEqual([100, 100, 1]);
  expect(parts.flat()).toEqual(ids);
  expect(inParts([])).toEqual([]);
});
