import type { Employer, OpeningSaving, WorkRules, WrittenOpening } from '../api/types.ts';
import { dayKey } from '../i18n/dates.ts';
import { daysLater } from '../organise/wallclock.ts';
import { hoursOf, shiftsOf, type Hours } from './shifts.ts';

/** A job while it is written: its hours as people say them. */
export interface Writing extends Omit<OpeningSaving, 'shifts'> {
  hours: Hours[];
}

/** Two hours after school, to begin with. */
export const newHours = (): Hours => ({
  week: 'school',
  weekdays: [0],
  begins: 15 * 60,
  ends: 17 * 60,
  pause: 0,
  alone: false,
});

/** A job of which nothing is known yet. */
export const blank = (employers: readonly Employer[], rules: WorkRules): Writing => ({
  employer_id: employers[0]?.id ?? '',
  kind: 'leisure_job',
  title: '',
  about: '',
  area: rules.areas[0]?.id ?? null,
  workplace: 'shop',
  tasks: [],
  hours: [newHours()],
  min_age: 15,
  after_school: false,
  learning_goal: '',
  ends_on: null,
  open_until: daysLater(dayKey(new Date()), 60),
  version: 0,
});

/** A job as it stands, to be written on. */
export function writingOf(opening: WrittenOpening): Writing {
  const { id: _id, area_name: _name, employer, state: _state, against: _against, shifts, ...facts } = opening;
  return { ...facts, employer_id: employer.id, hours: hoursOf(shifts) };
}

/** What the server is told of it. */
export const savingOf = ({ hours, ...facts }: Writing): OpeningSaving => ({
  ...facts,
  shifts: shiftsOf(hours),
});
