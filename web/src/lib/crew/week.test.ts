import { expect, test } from 'vitest';
import { minutesBetween, mondayOf } from './week.ts';

test('a week begins on a Monday, over the end of a year too', () => {
  expect(['2026-11-23', '2026-11-29', '2027-01-01'].map(mondayOf)).toEqual([
    '2026-11-23',
    '2026-11-23',
    '2026-12-28',
  ]);
});

test('an end that is not later is after midnight', () => {
  expect([minutesBetween('16:00', '18:30'), minutesBetween('22:00', '01:00')]).toEqual([150, 180]);
});
