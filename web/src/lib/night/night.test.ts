import { expect, it } from 'vitest';
import { isQuiet } from './quiet.ts';
import { nightOf } from './tonight.ts';

const hours = { on: true, fixed: true, starts: '22:00', ends: '07:00' };
/** A winter's moment, said as the clock in Denmark shows it. */
const at = (wall: string, day = '2026-11-22'): Date => new Date(`${day}T${wall}:00+01:00`);

it.each([
  ['21:59', false],
  ['22:00', true],
  ['23:59', true],
  ['00:00', true],
  ['06:59', true],
  ['07:00', false],
])('over midnight: at %s quiet is %s', (wall, quiet) => expect(isQuiet(hours, at(wall))).toBe(quiet));

it.each([
  ['12:59', false],
  ['13:00', true],
  ['14:45', false],
])('within a day: at %s quiet is %s', (wall, quiet) =>
  expect(isQuiet({ ...hours, starts: '13:00', ends: '14:45' }, at(wall))).toBe(quiet),
);

it('is never quiet for who wants none', () => {
  expect(isQuiet({ ...hours, on: false }, at('23:00'))).toBe(false);
});

it('goes by the clock in Denmark, in summer too', () => {
  expect(isQuiet(hours, new Date('2026-07-01T20:00:00Z'))).toBe(true);
  expect(isQuiet(hours, new Date('2026-07-01T19:59:00Z'))).toBe(false);
});

it('gives a night one name', () => {
  const night = ['21:00', '23:59'].map((wall) => nightOf(at(wall)));
  expect([...night, nightOf(at('06:59', '2026-11-23'))]).toEqual(['2026-11-22', '2026-11-22', '2026-11-22']);
  expect(nightOf(at('21:00', '2026-11-23'))).toBe('2026-11-23');
});
