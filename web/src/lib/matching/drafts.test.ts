import { expect, test } from 'vitest';
import { inParts } from './drafts.svelte.ts';

test('no more at once than the server takes, and none lost', () => {
  const ids = Array.from({ length: 201 }, (_, at) => String(at));
  const parts = inParts(ids);
  expect(parts.map(({ length }) => length)).toEqual([100, 100, 1]);
  expect(parts.flat()).toEqual(ids);
  expect(inParts([])).toEqual([]);
});
