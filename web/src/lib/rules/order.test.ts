import { expect, test } from 'vitest';
import type { Rule } from '../api/types.ts';
import { unlikeFirst } from './order.ts';

const rule = (name: string, standing: Rule['standing']): Rule => ({
  rule: name,
  standing,
  week: 0,
  before: 0,
  last_on: '2026-11-22',
  label: 'bullying',
  mode: 'live',
  needs_two: true,
  live_days: [],
  shadow_days: [],
  asked: null,
});

test('what is unlike itself stands first, each part in its order', () => {
  const rules = [rule('a', 'usual'), rule('b', 'loud'), rule('c', 'new'), rule('d', 'quiet')];

  expect(unlikeFirst(rules).map((one) => one.rule)).toEqual(['b', 'd', 'a', 'c']);
});

test('what is asked about comes before what is out of force, and both before the rest', () => {
  const asked = { mode: 'off' as const, reason: 'Den tager fejl.', by: 'Mette', mine: false, until: '' };
  const rules = [
    rule('a', 'loud'),
    { ...rule('b', 'usual'), mode: 'shadow' as const },
    { ...rule('c', 'usual'), asked },
  ];

  expect(unlikeFirst(rules).map((one) => one.rule)).toEqual(['c', 'b', 'a']);
});
