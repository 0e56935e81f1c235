import { expect, test } from 'vitest';
import { postingIn } from './posted.ts';

const posting = { '@type': 'JobPosting', title: 'Pak brød' };

test('a posting is found by itself, in a list and in a graph', () => {
  const held = [posting, [{ '@type': 'Person' }, posting], { '@graph': [posting] }];
  expect(held.map((one) => postingIn(JSON.stringify(one)))).toEqual([posting, posting, posting]);
});

test('what is none is none', () => {
  expect(['', 'hej', '[]', '{"@type":"Person"}'].map(postingIn)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
