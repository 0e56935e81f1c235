import { expect, test } from 'vitest';
import type { GroupFigures } from '../api/types.ts';
import { barsOf, percent } from './bars.ts';

const share = { value: 0.5, low: 0.3, high: 0.7, of: 20 };
const group = (name: string, people: number | null): GroupFigures => ({
  group: name,
  people,
  offered: people ? share : null,
  pleased: null,
  matched: null,
  lasted: null,
  waiting_days: null,
});

test('only groups that can be told of have a bar', () => {
  const groups = [group('girl', 20), group('boy', null)];

  expect(barsOf(groups, 'offered', (name) => name.toUpperCase())).toEqual([{ name: 'GIRL', share }]);
  expect(barsOf(groups, 'lasted', (name) => name)).toEqual([]);
});

test('percent are whole, in the language of the reader', () => {
  expect(percent('en', 0.256)).toBe('26%');
  expect(percent('da', 0.256)).toBe('26\u00a0%');
});
