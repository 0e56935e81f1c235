import { describe, expect, it } from 'vitest';
import { blank } from './blank.ts';
import { isAnswered, resumeAt, STEPS, withPassed } from './steps.ts';

describe('the steps of "about you"', () => {
  it('begin with the first, and go on where one stopped', () => {
    expect(resumeAt(blank)).toBe(1);
    expect(resumeAt({ ...blank, interests: ['mad'], languages: ['da'] })).toBe(3);
    expect(resumeAt({ ...blank, interests: ['mad'], skipped: ['languages', 'times'] })).toBe(4);
  });

  it('begin again when there is nothing left', () => {
    expect(resumeAt({ ...blank, skipped: [...STEPS] })).toBe(1);
  });

  it('are passed over only until one tells something', () => {
    const passed = withPassed(blank, 'times');
    expect(passed.skipped).toEqual(['times']);
    expect(withPassed(passed, 'times').skipped).toEqual(['times']);
    expect(withPassed({ ...passed, times: ['weekend_day'] }, 'times').skipped).toEqual([]);
  });

  it.each([
    ['likes', { interests: ['mad'] }],
    ['languages', { languages: ['da'] }],
    ['times', { times: ['weekend_day'] }],
    ['place', { travel: 'walk' }],
    ['hopes', { together: 'pair' }],
    ['comforts', { comforts: ['quiet'] }],
    ['limits', { most_years: 0 }],
  ] as const)('know when %s is answered', (step, told) => {
    expect(isAnswered(blank, step)).toBe(false);
    expect(STEPS.filter((one) => isAnswered({ ...blank, ...told } as typeof blank, one))).toEqual([step]);
  });
});
