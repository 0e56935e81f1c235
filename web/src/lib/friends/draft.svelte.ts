import { saveProfile } from '../api/friendbank.ts';
import { asProblem } from '../api/problem.ts';
import type { Profile, ProfileChanges } from '../api/types.ts';

const PAUSE_MS = 600;
const RETRY_MS = 5_000;
const PATIENCE_MS = 3_000;

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

/** "About you" while one is at it: every tap is shown at once and saved a moment later, until the server has it. */
export class ProfileDraft {
  profile = $state.raw() as Profile;
  state = $state<'saved' | 'saving' | 'unsaved' | 'untouched'>('untouched');
  #timer: ReturnType<typeof setTimeout> | undefined;
  #underWay: Promise<void> = Promise.resolve();
  readonly #onsaved: (profile: Profile) => void;

  constructor(profile: Profile, onsaved: (profile: Profile) => void) {
    this.profile = profile;
    this.#onsaved = onsaved;
  }

  change(profile: Profile): void {
    this.profile = profile;
    this.#later(PAUSE_MS);
  }

  /** Save now what is not saved; resolves when it is, or when it must wait for a net that is gone or slow. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.state === 'unsaved') this.#save();
    await Promise.race([this.#underWay, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  }

  #later(ms: number): void {
    this.state = 'unsaved';
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#save(), ms);
  }

  /** One after the other, so that an earlier tap never arrives after a later one. */
  #save(): void {
    this.state = 'saving';
    this.#underWay = this.#underWay.then(() => this.#send());
  }

  async #send(): Promise<void> {
    const sent = this.profile;
    try {
      const saved = await saveProfile(writable(sent));
      this.#onsaved(saved);
      if (this.profile === sent) this.state = 'saved';
    } catch (thrown) {
      if (this.profile !== sent) return; // A newer tap has its own turn.
      if (asProblem(thrown).status === 422) this.state = 'unsaved';
      else this.#later(RETRY_MS);
    }
  }
}

/** Its words were all chosen among the server's own choices, which is what the stricter type asks. */
function writable({ complete: _complete, updated_at: _at, ...rest }: Profile): ProfileChanges {
  return rest as ProfileChanges;
}
