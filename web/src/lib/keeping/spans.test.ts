import { expect, test } from 'vitest';
import { spansOf, textOf } from './spans.ts';

test('hours are read as people write them', () => {
  expect(spansOf(' 15.00 – 18:00,19:00-21:00, ')).toEqual(['15:00-18:00', '19:00-21:00']);
  expect(spansOf('')).toEqual([]);
});

test('what was read is written the same', () => {
  const spans = ['10:00-12:00', '18:00-01:00'];
  expect(spansOf(textOf(spans))).toEqual(spans);
});
