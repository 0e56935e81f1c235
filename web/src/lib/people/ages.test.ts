import { expect, test } from 'vitest';
import { ageOn, bandOf } from './ages.ts';

test.each([
  ['2026-11-23', '2011-11-23', 15],
  ['2026-11-22', '2011-11-23', 14],
  ['2027-02-28', '2012-02-29', 14],
  ['2027-03-01', '2012-02-29', 15],
  ['2028-02-29', '2012-02-29', 16],
])('on %s one born %s is %i', (today, born, age) => expect(ageOn(today, born)).toBe(age));

test.each([
  [12, null],
  [13, '13-14'],
  [14, '13-14'],
  [15, '15-17'],
  [17, '15-17'],
  [18, '18-22'],
  [22, '18-22'],
  [23, null],
])('%i years is in group %s', (age, band) => expect(bandOf(age)).toBe(band));
