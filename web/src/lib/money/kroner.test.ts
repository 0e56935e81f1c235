import { describe, expect, it } from 'vitest';
import { kroner, oreOf } from './kroner.ts';

describe('an amount in kroner', () => {
  it.each([
    ['150', 15000],
    ['49,50', 4950],
    ['49.5', 4950],
    [' 12 kr.', 1200],
    ['-30', -3000],
    ['−30', -3000],
    ['0,05', 5],
    ['', null],
    ['1.000,00', null],
    ['ti', null],
    ['49,505', null],
    ['1e5', null],
  ])('%s is %s øre', (written, ore) => expect(oreOf(written)).toBe(ore));

  it.each([15000, 4950, -3000, 5])('%s comes back as it was said', (ore) =>
    expect(oreOf(kroner(ore))).toBe(ore),
  );
});
