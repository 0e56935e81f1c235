import { describe, expect, it } from 'vitest';
import type { Profile } from '../api/types.ts';
import { blank } from './blank.ts';
import { withPick } from './draft.ts';

const profile = (interests: string[], dislikes: string[]): Profile => ({ ...blank, interests, dislikes });
const picks = ({ interests, dislikes }: Profile) => ({ interests, dislikes });

describe('a picture tapped', () => {
  it('is liked, and no more when tapped again', () => {
    const once = withPick(profile([], []), 'mad', 'like');
    expect(picks(once)).toEqual({ interests: ['mad'], dislikes: [] });
    expect(picks(withPick(once, 'mad', 'like'))).toEqual({ interests: [], dislikes: [] });
  });

  it('goes over to the other side, never standing on both', () => {
    expect(picks(withPick(profile(['mad', 'film'], []), 'mad', 'no'))).toEqual({
      interests: ['film'],
      dislikes: ['mad'],
    });
    expect(picks(withPick(profile([], ['mad']), 'mad', 'like'))).toEqual({
      interests: ['mad'],
      dislikes: [],
    });
  });

  it('is disliked only while there is room', () => {
    const full = profile(['mad'], ['bold', 'dyr', 'film']);
    expect(withPick(full, 'mad', 'no')).toBe(full);
    expect(picks(withPick(full, 'bold', 'no'))).toEqual({ interests: ['mad'], dislikes: ['dyr', 'film'] });
  });
});
