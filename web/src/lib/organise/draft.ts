import type { Event, EventCategory, EventChanges, EventDraftFacts, NewEvent } from '../api/types.ts';
import { dayKey } from '../i18n/dates.ts';
import { daysOf, ruleOf } from './repeat.ts';
import { readRule, type Repeat } from './rule.ts';
import { daysLater, instantOf, timeOf } from './wallclock.ts';

export const CATEGORIES: EventCategory[] = [
  'film',
  'football',
  'training',
  'lecture',
  'game_night',
  'outing',
  'food',
  'job_info',
  'other',
];
export const BANDS: NewEvent['age_bands'] = ['13-14', '15-17', '18-22'];
export const LANGUAGES = ['da', 'en', 'ar', 'so', 'uk', 'fa', 'tr', 'pl', 'kl'];
export const MOST = { title: 80, description: 2000, place: 200, feel: 300, seats: 500 };

/** What the organiser has filled in so far. Days and times are those of the clock on the wall in Denmark. */
export interface EventDraft {
  category: EventCategory;
  /** The id of its photo; empty for none. */
  photo: string;
  title: string;
  description: string;
  day: string;
  from: string;
  to: string;
  repeat: Repeat;
  /** The last day it may happen again; empty for no end. */
  until: string;
  place: string;
  /** The room of the house; empty for somewhere else. */
  room: string;
  /** As typed; empty for no limit. */
  capacity: string;
  /** Whether people may bring somebody who has no account. */
  guests: boolean;
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
  | 'until'
  | 'place'
  | 'room'
  | 'capacity'
  | 'bands'
  | 'languages'
  | 'firstTenMinutes'
  | 'whoIsThere'
  | 'leavingEarly';
export type Fault = 'required' | 'past' | 'sameTime' | 'noTime' | 'seats' | 'untilEarly';

export const emptyDraft = (leavingEarly: string): EventDraft => ({
  category: 'film',
  photo: '',
  title: '',
  description: '',
  day: '',
  from: '17:00',
  to: '19:00',
  repeat: 'once',
  until: '',
  place: '',
  room: '',
  capacity: '12',
  guests: false,
  bands: [...BANDS],
  languages: ['da'],
  sound: '2',
  firstTenMinutes: '',
  whoIsThere: '',
  leavingEarly,
});

/** What stands about an event now, to be changed. */
export const draftOfEvent = (event: Event): EventDraft => ({
  category: event.category,
  photo: event.photo?.id ?? '',
  title: event.title,
  description: event.description,
  day: dayKey(new Date(event.starts_at)),
  from: timeOf(new Date(event.starts_at)),
  to: timeOf(new Date(event.ends_at)),
  repeat: 'once',
  until: '',
  place: event.place ?? '',
  room: event.house_room_id ?? '',
  capacity: event.capacity === null ? '' : String(event.capacity),
  guests: event.guests_welcome,
  bands: [...event.age_bands],
  languages: [...event.languages],
  sound: String(event.feel.sound) as EventDraft['sound'],
  firstTenMinutes: event.feel.first_ten_minutes,
  whoIsThere: event.feel.who_is_there,
  leavingEarly: event.feel.leaving_early,
});

/** A draft as the server keeps it, and back; what cannot be is kept here only. */
export const factsOf = (draft: EventDraft): EventDraftFacts => ({
  category: draft.category,
  photo_id: draft.photo || null,
  title: draft.title,
  description: draft.description,
  picture: null,
  day: draft.day || null,
  starts: draft.from || null,
  ends: draft.to || null,
  rule: ruleOf(draft.repeat, draft.day, draft.until),
  place: draft.place,
  house_room_id: draft.room || null,
  capacity: isSeats(draft.capacity) ? Number(draft.capacity) : null,
  guests_welcome: draft.guests,
  languages: draft.languages,
  age_bands: BANDS.filter((band) => draft.bands.includes(band)),
  sound: Number(draft.sound),
  first_ten_minutes: draft.firstTenMinutes,
  who_is_there: draft.whoIsThere,
  leaving_early: draft.leavingEarly,
});

export function draftOf(facts: EventDraftFacts): EventDraft {
  const { repeat, until } = readRule(facts.rule);
  return {
    category: facts.category ?? 'other',
    photo: facts.photo_id ?? '',
    title: facts.title ?? '',
    description: facts.description ?? '',
    day: facts.day ?? '',
    from: facts.starts ?? '',
    to: facts.ends ?? '',
    repeat: repeat ?? 'once',
    until,
    place: facts.place ?? '',
    room: facts.house_room_id ?? '',
    capacity: facts.capacity ? String(facts.capacity) : '',
    guests: facts.guests_welcome ?? false,
    bands: facts.age_bands ?? [],
    languages: facts.languages ?? [],
    sound: String(facts.sound ?? 2) as EventDraft['sound'],
    firstTenMinutes: facts.first_ten_minutes ?? '',
    whoIsThere: facts.who_is_there ?? '',
    leavingEarly: facts.leaving_early ?? '',
  };
}

/** What of an event is to be another, as a change is sent; null when nothing is. */
export function changesOf(before: EventDraft, after: EventDraft): Omit<EventChanges, 'scope'> | null {
  const [old, now] = [newEvent(before), newEvent(after)];
  const times = ['starts_at', 'ends_at'] as const;
  const changed = (Object.keys(now) as (keyof NewEvent)[]).filter(
    (name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]),
  );
  // Both times go together.
  const sent = changed.some((name) => times.includes(name as 'starts_at')) ? [...changed, ...times] : changed;
  return sent.length ? Object.fromEntries(sent.map((name) => [name, now[name]])) : null;
}

/** What is missing or cannot be, field by field; empty when it can be posted. */
export function faultsOf(draft: EventDraft, now: Date): Partial<Record<DraftField, Fault>> {
  const faults: Partial<Record<DraftField, Fault>> = {};
  const texts = ['title', 'description', 'place', 'firstTenMinutes', 'whoIsThere', 'leavingEarly'] as const;
  texts.filter((field) => !draft[field].trim()).forEach((field) => (faults[field] = 'required'));
  (['bands', 'languages'] as const)
    .filter((field) => draft[field].length === 0)
    .forEach((field) => (faults[field] = 'required'));
  if (draft.capacity && !isSeats(draft.capacity)) faults.capacity = 'seats';
  return { ...faults, ...timeFaults(draft, now) };
}

function timeFaults(draft: EventDraft, now: Date): Partial<Record<DraftField, Fault>> {
  if (!draft.day) return { day: 'required' };
  if (!draft.from || !draft.to) return { [draft.from ? 'to' : 'from']: 'required' };
  if (draft.from === draft.to) return { to: 'sameTime' };
  const span = spanOf(draft);
  if (!span) return { from: 'noTime' };
  if (span.starts <= now) return { day: 'past' };
  return draft.repeat !== 'once' && draft.until && draft.until < draft.day ? { until: 'untilEarly' } : {};
}

const isSeats = (typed: string): boolean =>
  /^\d+$/.test(typed) && Number(typed) >= 1 && Number(typed) <= MOST.seats;

/** The days it happens, at most so many. */
export const datesOf = (draft: EventDraft, most: number): Date[] =>
  daysOf(draft.repeat, draft.day, draft.until, most).map((day) => instantOf(day, '12:00') ?? new Date(day));

/** When it starts and ends; null when the fields hold no such time. An end before the start is the day after. */
export function spanOf(draft: EventDraft): { starts: Date; ends: Date } | null {
  const starts = instantOf(draft.day, draft.from);
  const ends = instantOf(draft.to > draft.from ? draft.day : daysLater(draft.day, 1), draft.to);
  return starts && ends && { starts, ends };
}

/** An event with these words. Call for a draft with a day and hours. */
export function newEvent(draft: EventDraft): NewEvent {
  const span = spanOf(draft);
  return {
    title: draft.title.trim(),
    description: draft.description.trim(),
    category: draft.category,
    picture: null,
    photo_id: draft.photo || null,
    starts_at: span?.starts.toISOString() ?? '',
    ends_at: span?.ends.toISOString() ?? '',
    house_room_id: draft.room || null,
    place: draft.place.trim(),
    capacity: draft.capacity ? Number(draft.capacity) : null,
    guests_welcome: draft.guests,
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
  house_room_id: 'room',
  starts_at: 'from',
  ends_at: 'to',
  rule: 'until',
  day: 'day',
  capacity: 'capacity',
  'feel.first_ten_minutes': 'firstTenMinutes',
  'feel.who_is_there': 'whoIsThere',
  'feel.leaving_early': 'leavingEarly',
};
