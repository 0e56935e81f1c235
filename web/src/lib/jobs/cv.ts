import { saveCv } from '../api/jobhelp.ts';
import type { Cv, Experience } from '../api/types.ts';
import { Draft } from '../draft.svelte.ts';

export const STEPS = ['who', 'tried', 'school', 'know', 'last'] as const;
export const MOST_EXPERIENCES = 8;

/** What every step is given. */
export interface StepProps {
  cv: Cv;
  onchange: (changes: Partial<Cv>) => void;
}

/** A CV while one writes it; `onsaved` hears what the server made of it. */
export function draftOf(cv: Cv, onsaved: (cv: Cv) => void): Draft<Cv> {
  let { version } = cv;
  return new Draft(cv, async ({ updated_at: _at, telling: _telling, ...words }) => {
    const saved = await saveCv({ ...words, version });
    version = saved.version;
    onsaved(saved);
  });
}

/** Something tried that nothing is said about yet. */
export const blankExperience = (kind: Experience['kind'], title: string): Experience => ({
  kind,
  title,
  place: '',
  since: null,
  until: null,
  text: '',
});

/** The list with one of its things changed. */
export const changedAt = <T>(list: readonly T[], at: number, changes: Partial<T>): T[] =>
  list.map((one, number) => (number === at ? { ...one, ...changes } : one));

/** The list without one of its things. */
export const withoutAt = <T>(list: readonly T[], at: number): T[] =>
  list.filter((_, number) => number !== at);

/** What stands between commas, each once. */
export const listed = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((word) => word.trim().slice(0, 40))
      .filter(Boolean),
  ),
];
