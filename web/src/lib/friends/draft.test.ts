import { describe, expect, it, vi } from 'vitest';
import type { Profile } from '../api/types.ts';
import { blank } from './blank.ts';
import { ProfileDraft, withPick } from './draft.svelte.ts';

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

const onTheWay: { tapped: string[]; answer: () => void }[] = [];
vi.mock(import('../api/friendbank.ts'), async (original) => ({
  ...(await original()),
  saveProfile: async (changes) => {
    await new Promise<void>((answer) => onTheWay.push({ tapped: changes.interests ?? [], answer }));
    return blank;
  },
}));

describe('what is tapped while something is being saved', () => {
  it('is sent after it, and whoever leaves waits for both', async () => {
    const draft = new ProfileDraft(blank, () => undefined);
    draft.change(profile(['mad'], []));
    void draft.flush();
    await vi.waitFor(() => expect(onTheWay.map((one) => one.tapped)).toEqual([['mad']]));
    draft.change(profile(['mad', 'film'], []));
    let gone = false;
    const left = draft.flush().then(() => (gone = true));

    onTheWay[0]?.answer();
    await vi.waitFor(() => expect(onTheWay.at(-1)?.tapped).toEqual(['mad', 'film']));
    expect([gone, draft.state]).toEqual([false, 'saving']);
    onTheWay[1]?.answer();
    await left;
    expect(draft.state).toBe('saved');
  });
});
