import { describe, expect, it } from 'vitest';
import type { Profile } from '../api/types.ts';
import { withPick } from './draft.svelte.ts';

const profile = (interests: string[], dislikes: string[]): Profile => ({
  interests,
  dislikes,
  languages: [],
  area: null,
  travel: null,
  times: [],
  hopes: [],
  paused: false,
  complete: false,
  updated_at: null,
});
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
});
