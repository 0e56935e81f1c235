import { saveApplication } from '../../api/board.ts';
import type { Application, ApplicationSaving, ApplicationState } from '../../api/types.ts';
import { Draft } from '../../draft.svelte.ts';

export const STATES: ApplicationState[] = ['wish', 'applied', 'interview', 'answer', 'job', 'let_go'];

/** What comes after a state on the way to a job; nothing after the last. */
export const afterState = (state: ApplicationState): ApplicationState | undefined =>
  state === 'let_go' || state === 'job' ? undefined : STATES[STATES.indexOf(state) + 1];

/** A wish, of which nothing more is known yet. */
export const newApplication = (place: string, work: Application['work']): ApplicationSaving => ({
  place,
  work,
  state: 'wish',
  next_step: '',
  remind_on: null,
  notes: '',
  told: '',
  documents: [],
  ticked: [],
  went_well: '',
  was_hard: '',
  next_time: '',
  version: 0,
});

/** What the server is told of one. */
export function savingOf(one: Application): ApplicationSaving {
  const { id: _id, moved_at: _at, ...words } = one;
  return words;
}

/** One while it is written: every change is saved a moment later, on top of the version before. */
export function draftOf(one: Application): Draft<Application> {
  let { version } = one;
  return new Draft(one, async (words) => {
    version = (await saveApplication(one.id, { ...savingOf(words), version })).version;
  });
}
