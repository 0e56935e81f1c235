import { saveProfile } from '../api/friendbank.ts';
import type { Profile, ProfileChanges } from '../api/types.ts';
import { Draft } from '../draft.svelte.ts';

export const MOST_DISLIKES = 3;

/** Likes and dislikes never hold the same picture, and dislikes only a few; one too many changes nothing. */
export function withPick(profile: Profile, picture: string, mode: 'like' | 'no'): Profile {
  const isNew = mode === 'no' && !profile.dislikes.includes(picture);
  if (isNew && profile.dislikes.length >= MOST_DISLIKES) return profile;
  const [to, from] =
    mode === 'like' ? (['interests', 'dislikes'] as const) : (['dislikes', 'interests'] as const);
  return {
    ...profile,
    [to]: toggled(profile[to], picture),
    [from]: profile[from].filter((one) => one !== picture),
  };
}

/** The list with `value` put in, or taken out if it was there. */
export const toggled = (list: readonly string[], value: string): string[] =>
  list.includes(value) ? list.filter((one) => one !== value) : [...list, value];

/** "About you" while one is at it. */
export const draftOf = (profile: Profile): Draft<Profile> =>
  new Draft(profile, async (changed) => void (await saveProfile(writable(changed))));

/** Its words were all chosen among the server's own choices, which is what the stricter type asks. */
function writable({ complete: _complete, updated_at: _at, ...rest }: Profile): ProfileChanges {
  return rest as ProfileChanges;
}
