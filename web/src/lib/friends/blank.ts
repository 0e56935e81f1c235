import type { Profile } from '../api/types.ts';

/** The profile of somebody who has told nothing yet, for tests. */
export const blank: Profile = {
  interests: [],
  dislikes: [],
  languages: [],
  times: [],
  hopes: [],
  ways: [],
  comforts: [],
  skipped: [],
  area: null,
  travel: null,
  together: null,
  gender: null,
  only_gender: false,
  most_years: null,
  learns: true,
  paused: false,
  paused_until: null,
  complete: false,
  updated_at: null,
};
