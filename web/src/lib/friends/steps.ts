import type { Profile } from '../api/types.ts';

/** The short steps of "about you", in the order one meets them. */
export const STEPS = ['likes', 'languages', 'times', 'place', 'hopes', 'comforts', 'limits'] as const;
export type Step = (typeof STEPS)[number];

const ANSWERED: Record<Step, (profile: Profile) => boolean> = {
  likes: ({ interests }) => interests.length > 0,
  languages: ({ languages }) => languages.length > 0,
  times: ({ times }) => times.length > 0,
  place: ({ travel }) => travel !== null,
  hopes: ({ hopes, together }) => hopes.length > 0 || together !== null,
  comforts: ({ comforts }) => comforts.length > 0,
  limits: ({ gender, most_years }) => gender !== null || most_years !== null,
};

/** Whether one has told anything at this step. */
export const isAnswered = (profile: Profile, step: Step): boolean => ANSWERED[step](profile);

/** The profile once one goes on from a step: what one passed over is remembered, until one does tell. */
export function withPassed(profile: Profile, step: Step): Profile {
  const others = profile.skipped.filter((one) => one !== step);
  return { ...profile, skipped: isAnswered(profile, step) ? others : [...others, step] };
}

/** Where to go on, from 1: the first step neither answered nor passed over, or the first of all. */
export function resumeAt(profile: Profile): number {
  const left = STEPS.findIndex((step) => !isAnswered(profile, step) && !profile.skipped.includes(step));
  return Math.max(0, left) + 1;
}
