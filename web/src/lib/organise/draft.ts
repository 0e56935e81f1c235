import type { Event, EventCategory, NewEvent } from '../api/types.ts';
import { dayKey } from '../i18n/dates.ts';
import { daysLater, instantOf, timeOf } from './wallclock.ts';

export const CATEGORIES: EventCategory[] = [
  'film',
  'football',
  'training',
  'lecture',
  'game_night',
  'outing',
  'food',
  'other',
];
export const BANDS: NewEvent['age_bands'] = ['13-14', '15-17', '18-22'];
export const LANGUAGES = ['da', 'en', 'ar', 'so', 'uk', 'fa', 'tr', 'pl', 'kl'];
export const MOST = { title: 80, description: 2000, place: 200, feel: 300, seats: 500, times: 8 };

/** What the organiser has filled in so far. Days and times are those of the clock on the wall in Denmark. */
export interface EventDraft {
  category: EventCategory;
  title: string;
  description: string;
  day: string;
  from: string;
  to: string;
  /** How many weeks in a row. */
  times: number;
  place: string;
  /** As typed; empty for no limit. */
  capacity: string;
  bands: string[];
  languages: string[];
  sound: '1' | '2' | '3';
  firstTenMinutes: string;
  whoIsThere: string;
  leavingEarly: string;
}

export type DraftField =
  | 'title'
  | 'description'
  | 'day'
  | 'from'
  | 'to'
  | 'place'
  | 'capacity'
  | 'bands'
  | 'languages'
  | 'firstTenMinutes'
  | 'whoIsThere'
  | 'leavingEarly';
export type Fault = 'required' | 'past' | 'sameTime' | 'noTime' | 'seats';

export const emptyDraft = (leavingEarly: string): EventDraft => ({
  category: 'film',
  title: '',
  description: '',
  day: '',
  from: '17:00',
  to: '19:00',
  times: 1,
  place: '',
  capacity: '12',
  bands: [...BANDS],
  languages: ['da'],
  sound: '2',
  firstTenMinutes: '',
  whoIsThere: '',
  leavingEarly,
});

/** The same again: everything as last time, on the first same weekday that is still to come. */
export function copyOf(event: Event, now: Date): EventDraft {
  const starts = new Date(event.starts_at);
  let day = dayKey(starts);
  while ((instantOf(day, timeOf(starts)) ?? starts) <= now) day = daysLater(day, 7);
  return {
    category: event.category,
    title: event.title,
    description: event.description,
    day,
    from: timeOf(starts),
    to: timeOf(new Date(event.ends_at)),
    times: 1,
    place: event.place ?? '',
    capacity: event.capacity === null ? '' : String(event.capacity),
    bands: [...event.age_bands],
    languages: [...event.languages],
    sound: String(event.feel.sound) as EventDraft['sound'],
    firstTenMinutes: event.feel.first_ten_minutes,
    whoIsThere: event.feel.who_is_there,
    leavingEarly: event.feel.leaving_early,
  };
}

/** What is missing or cannot be, field by field; empty when it can be posted. */
export function faultsOf(draft: EventDraft, now: Date): Partial<Record<DraftField, Fault>> {
  const faults: Partial<Record<DraftField, Fault>> = {};
  const texts = ['title', 'description', 'place', 'firstTenMinutes', 'whoIsThere', 'leavingEarly'] as const;
  texts.filter((field) => !draft[field].trim()).forEach((field) => (faults[field] = 'required'));
  (['bands', 'languages'] as const)
    .filter((field) => draft[field].length === 0)
    .forEach((field) => (faults[field] = 'required'));
  const seats = Number(draft.capacity);
  if (draft.capacity && !(Number.isInteger(seats) && seats >= 1 && seats <= MOST.seats))
    faults.capacity = 'seats';
  return { ...faults, ...timeFaults(draft, now) };
}

function timeFaults(draft: EventDraft, now: Date): Partial<Record<DraftField, Fault>> {
  if (!draft.day) return { day: 'required' };
  if (!draft.from || !draft.to) return { [draft.from ? 'to' : 'from']: 'required' };
  if (draft.from === draft.to) return { to: 'sameTime' };
  for (let week = 0; week < draft.times; week++) {
    const span = spanOf(draft, week);
    if (!span) return { from: 'noTime' };
    if (span.starts <= now) return { day: 'past' };
  }
  return {};
}

/** When it starts and ends in the given week, 0 for the first; an end before the start is the day after. */
export function spanOf(draft: EventDraft, week: number): { starts: Date; ends: Date } | null {
  const day = daysLater(draft.day, 7 * week);
  const starts = instantOf(day, draft.from);
  const ends = instantOf(draft.to > draft.from ? day : daysLater(day, 1), draft.to);
  return starts && ends && { starts, ends };
}

/** What is sent for the given week. Call for a draft without faults. */
export function newEvent(draft: EventDraft, week: number): NewEvent {
  const span = spanOf(draft, week);
  return {
    title: draft.title.trim(),
    description: draft.description.trim(),
    category: draft.category,
    picture: null,
    starts_at: span?.starts.toISOString() ?? '',
    ends_at: span?.ends.toISOString() ?? '',
    house_room_id: null,
    place: draft.place.trim(),
    capacity: draft.capacity ? Number(draft.capacity) : null,
    languages: draft.languages,
    age_bands: BANDS.filter((band) => draft.bands.includes(band)),
    feel: {
      first_ten_minutes: draft.firstTenMinutes.trim(),
      sound: Number(draft.sound),
      who_is_there: draft.whoIsThere.trim(),
      leaving_early: draft.leavingEarly.trim(),
    },
  };
}

/** Which field of the form the server means. */
export const serverField: Record<string, DraftField> = {
  title: 'title',
  description: 'description',
  place: 'place',
  starts_at: 'from',
  ends_at: 'to',
  capacity: 'capacity',
  'feel.first_ten_minutes': 'firstTenMinutes',
  'feel.who_is_there': 'whoIsThere',
  'feel.leaving_early': 'leavingEarly',
};
