import { expect, test } from 'vitest';
import { daysLater, instantOf, timeOf } from './wallclock.ts';

test.each([
  ['2026-11-23', '17:30', '2026-11-23T16:30:00.000Z'],
  ['2026-07-01', '17:30', '2026-07-01T15:30:00.000Z'],
  ['2027-03-27', '23:30', '2027-03-27T22:30:00.000Z'],
  ['2027-03-28', '03:00', '2027-03-28T01:00:00.000Z'],
  ['2026-10-25', '01:59', '2026-10-24T23:59:00.000Z'],
  ['2026-10-25', '03:00', '2026-10-25T02:00:00.000Z'],
])('%s at %s in Denmark is %s', (day, time, instant) => {
  expect(instantOf(day, time)?.toISOString()).toBe(instant);
  expect(timeOf(new Date(instant))).toBe(time);
});

test.each([
  ['2027-03-28', '02:30'],
  ['', '17:30'],
  ['2026-11-23', ''],
])('"%s" at "%s" is no moment', (day, time) => expect(instantOf(day, time)).toBeNull());

test('a week later is a week later, also over the change of clocks', () => {
  expect(daysLater('2026-10-22', 7)).toBe('2026-10-29');
  expect(daysLater('2026-12-28', 7)).toBe('2027-01-04');
});
