import { describe, expect, it } from 'vitest';
import { ago, atClock, clock, dayKey, dayName, daysBetween, hourOf, timeSpan } from './dates.ts';

const now = new Date('2026-11-22T15:00:00Z');
const at = (text: string): Date => new Date(text);

describe('dates', () => {
  it('tells the time in Denmark, in summer and winter', () => {
    expect([clock('da', at('2026-11-22T16:30:00Z')), clock('da', at('2026-07-22T16:30:00Z'))]).toEqual([
      '17.30',
      '18.30',
    ]);
    expect([clock('en', at('2026-11-22T16:30:00Z')), hourOf(at('2026-11-22T23:30:00Z'))]).toEqual([
      '17:30',
      0,
    ]);
  });

  it('never breaks "kl." from its number', () => expect(atClock('da', now)).toBe('kl.\u00a016.00'));

  it('knows which day it is in Denmark', () => expect(dayKey(at('2026-11-22T23:00:00Z'))).toBe('2026-11-23'));

  it('counts days, not hours', () => {
    expect(daysBetween(at('2026-11-22T22:50:00Z'), at('2026-11-22T23:10:00Z'))).toBe(1);
    expect(daysBetween(at('2026-10-24T12:00:00Z'), at('2026-10-26T12:00:00Z'))).toBe(2);
  });

  it.each([
    ['2026-11-22T09:00:00Z', 'I dag', 'Today'],
    ['2026-11-21T09:00:00Z', 'I går', 'Yesterday'],
    ['2026-11-23T09:00:00Z', 'I morgen', 'Tomorrow'],
    ['2026-11-26T09:00:00Z', 'Torsdag den 26. november', 'Thursday 26 November'],
  ])('names the day of %s', (day, da, en) => {
    expect([dayName('da', at(day), now), dayName('en', at(day), now)]).toEqual([da, en]);
  });

  it.each([
    ['2026-11-22T14:00:00Z', '15.00'],
    ['2026-11-21T14:00:00Z', 'i går'],
    ['2026-11-18T14:00:00Z', 'ons'],
    ['2026-10-18T14:00:00Z', '18. okt. 2026'],
  ])('says shortly how long ago %s was', (day, said) => expect(ago('da', at(day), now)).toBe(said));

  it('writes a span', () => {
    const [from, to] = [at('2026-11-22T16:30:00Z'), at('2026-11-22T20:00:00Z')];
    expect([timeSpan('da', from, to), timeSpan('en', from, to)]).toEqual([
      '17.30 til 21.00',
      '17:30 to 21:00',
    ]);
  });
});
