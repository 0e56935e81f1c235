import { expect, test } from 'vitest';
import { daysOf, nthOf, ruleOf } from './repeat.ts';
import { readRule } from './rule.ts';

test.each([
  ['once', '', null],
  ['weekly', '', 'FREQ=WEEKLY'],
  ['weekly', '2026-12-16', 'FREQ=WEEKLY;UNTIL=20261216'],
  ['fortnightly', '', 'FREQ=WEEKLY;INTERVAL=2'],
  ['monthly', '', 'FREQ=MONTHLY;BYDAY=4WE'],
] as const)('%s until %o is %o, and is read as such', (repeat, until, rule) => {
  expect(ruleOf(repeat, '2026-11-25', until)).toBe(rule);
  expect(readRule(rule)).toEqual({ repeat, until });
});

test('the last of a month is the last, whether it is the fourth or the fifth', () => {
  expect([nthOf('2026-11-01'), nthOf('2026-11-28'), nthOf('2026-11-29')]).toEqual([1, 4, -1]);
  expect(ruleOf('monthly', '2026-11-30', '')).toBe('FREQ=MONTHLY;BYDAY=-1MO');
});

test('what has no simple word is told apart', () =>
  expect(readRule('FREQ=DAILY;COUNT=3')).toEqual({ repeat: null, until: '' }));

test('the days it happens', () => {
  expect(daysOf('once', '2026-11-25', '', 3)).toEqual(['2026-11-25']);
  expect(daysOf('weekly', '2026-12-30', '2027-01-10', 5)).toEqual(['2026-12-30', '2027-01-06']);
  expect(daysOf('fortnightly', '2026-11-25', '', 3)).toEqual(['2026-11-25', '2026-12-09', '2026-12-23']);
  expect(daysOf('monthly', '2026-11-25', '', 4)).toEqual([
    '2026-11-25',
    '2026-12-23',
    '2027-01-27',
    '2027-02-24',
  ]);
  expect(daysOf('monthly', '2026-11-30', '', 4)).toEqual([
    '2026-11-30',
    '2026-12-28',
    '2027-01-25',
    '2027-02-22',
  ]);
  expect(daysOf('weekly', '', '', 3)).toEqual([]);
});
