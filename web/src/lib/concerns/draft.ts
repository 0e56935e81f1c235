import type { Concern, ConcernFacts } from '../api/types.ts';

/** What one writes of a concern, as the fields have it. */
export interface ConcernDraft {
  danger: 'yes' | 'no';
  about: string;
  born: string;
  happened: string;
  observed: string;
  source: string;
  impressions: string;
  told: string;
  wants: string;
  municipality: string;
}

export type ConcernField = keyof ConcernDraft;

/** The fields of each step; danger comes first, before anything else is asked. */
export const STEPS: readonly (readonly ConcernField[])[] = [
  ['danger'],
  ['about', 'born', 'happened'],
  ['observed', 'source'],
  ['impressions'],
  ['told', 'wants', 'municipality'],
];

export const LONG = 4000;
export const SHORT = 120;

const NEEDED: readonly ConcernField[] = ['about', 'happened', 'observed', 'source'];
const textOr = (text: string): string | null => text.trim() || null;

export const emptyDraft = (today: string): ConcernDraft => ({
  danger: 'no',
  about: '',
  born: '',
  happened: today,
  observed: '',
  source: '',
  impressions: '',
  told: '',
  wants: '',
  municipality: '',
});

export const draftOf = (concern: Concern): ConcernDraft => ({
  danger: concern.danger ? 'yes' : 'no',
  about: concern.about,
  born: concern.birth_date ?? '',
  happened: concern.happened_on,
  observed: concern.observed,
  source: concern.source,
  impressions: concern.impressions ?? '',
  told: concern.told_youth ?? '',
  wants: concern.youth_wants ?? '',
  municipality: concern.municipality ?? '',
});

/** The fields of a step that must be filled in and are not. */
export const missingIn = (draft: ConcernDraft, step: number): ConcernField[] =>
  (STEPS[step] ?? []).filter((field) => NEEDED.includes(field) && !draft[field].trim());

export const factsOf = (draft: ConcernDraft): ConcernFacts => ({
  danger: draft.danger === 'yes',
  about: draft.about.trim(),
  birth_date: draft.born || null,
  happened_on: draft.happened,
  observed: draft.observed.trim(),
  source: draft.source.trim(),
  impressions: textOr(draft.impressions),
  told_youth: textOr(draft.told),
  youth_wants: textOr(draft.wants),
  municipality: textOr(draft.municipality),
});
