import { describe, expect, it } from 'vitest';
import { dayOf, daysOfMonth, plusDays, plusMonths, weekNumber, weekOf } from './weeks.ts';

describe('weeks', () => {
  it('begins on Monday', () => {
    expect(weekOf('2026-11-22')).toEqual([
      '2026-11-16',
      '2026-11-17',
      '2026-11-18',
      '2026-11-19',
      '2026-11-20',
      '2026-11-21',
      '2026-11-22',
    ]);
  });

  it.each([
    ['2026-11-23', 48],
    ['2026-12-31', 53],
    ['2027-01-03', 53],
    ['2027-01-04', 1],
    ['2024-12-30', 1],
  ])('gives %s the number %i', (day, number) => expect(weekNumber(day)).toBe(number));

  it('crosses the change of clocks', () => {
    expect([plusDays('2026-10-24', 1), plusDays('2026-10-25', 1), plusDays('2026-03-29', -1)]).toEqual([
      '2026-10-25',
      '2026-10-26',
      '2026-03-28',
    ]);
  });

  it('reckons days in Denmark', () => expect(dayOf('2026-11-22T23:30:00Z')).toBe('2026-11-23'));

  it('knows the days of a month and the months around it', () => {
    expect(daysOfMonth('2028-02')).toHaveLength(29);
    expect([daysOfMonth('2026-11')[0], daysOfMonth('2026-11').at(-1)]).toEqual(['2026-11-01', '2026-11-30']);
    expect([plusMonths('2026-12', 1), plusMonths('2026-01', -1)]).toEqual(['2027-01', '2025-12']);
  });
});
