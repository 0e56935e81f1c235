import { describe, expect, it } from 'vitest';
import { emptyDraft, factsOf, missingIn, STEPS } from './draft.ts';

describe('a draft of a concern', () => {
  it('asks about danger before anything else, and for every field once', () => {
    expect(STEPS[0]).toEqual(['danger']);
    expect(STEPS.flat().sort()).toEqual(Object.keys(emptyDraft('2026-11-23')).sort());
  });

  it('says what is missing, and lets the rest be', () => {
    const draft = { ...emptyDraft('2026-11-23'), source: ' ' };
    expect(STEPS.map((_, step) => missingIn(draft, step))).toEqual([
      [],
      ['about'],
      ['observed', 'source'],
      [],
      [],
    ]);
  });

  it('tells nothing as nothing', () => {
    const draft = { ...emptyDraft('2026-11-23'), about: ' Alba ', observed: 'a', source: 'b' };
    expect(factsOf(draft)).toEqual({
      danger: false,
      about: 'Alba',
      birth_date: null,
      happened_on: '2026-11-23',
      observed: 'a',
      source: 'b',
      impressions: null,
      told_youth: null,
      youth_wants: null,
      municipality: null,
    });
  });
});
