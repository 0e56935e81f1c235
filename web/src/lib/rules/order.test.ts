import { expect, test } from 'vitest';
import type { Rule } from '../api/types.ts';
import { unlikeFirst } from './order.ts';

const rule = (name: string, standing: Rule['standing']): Rule => ({
  rule: name,
  standing,
  week: 0,
  before: 0,
  last_on: '2026-11-22',
});

test('what is unlike itself stands first, each part in its order', () => {
  const rules = [rule('a', 'usual'), rule('b', 'loud'), rule('c', 'new'), rule('d', 'quiet')];

  expect(unlikeFirst(rules).map((one) => one.rule)).toEqual(['b', 'd', 'a', 'c']);
});
