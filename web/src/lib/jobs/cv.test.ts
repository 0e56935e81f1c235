import { describe, expect, it } from 'vitest';
import { blankExperience, changedAt, listed, withoutAt } from './cv.ts';

describe('what is written with commas', () => {
  it.each([
    ['fodbold, bagning', ['fodbold', 'bagning']],
    [' , fodbold,,fodbold ', ['fodbold']],
    ['', []],
  ])('%s', (text, words) => expect(listed(text)).toEqual(words));
});

describe('a list of what was tried', () => {
  const two = [blankExperience('job', 'Bud'), blankExperience('club', 'Træner')];

  it('changes one and leaves the others', () => {
    expect(changedAt(two, 1, { place: 'Hallen' }).map((one) => one.place)).toEqual(['', 'Hallen']);
    expect(two[1]?.place).toBe('');
  });

  it('loses one', () => expect(withoutAt(two, 0).map((one) => one.title)).toEqual(['Træner']));
});
