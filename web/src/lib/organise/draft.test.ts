import { expect, test } from 'vitest';
import type { Event } from '../api/types.ts';
import {
  changesOf,
  draftOf,
  draftOfEvent,
  emptyDraft,
  factsOf,
  faultsOf,
  newEvent,
  spanOf,
  type EventDraft,
} from './draft.ts';

const now = new Date('2026-11-23T12:00:00Z');
const good: EventDraft = {
  ...emptyDraft('Bare gå.'),
  title: ' Filmaften ',
  description: 'Vi ser en film.',
  day: '2026-11-25',
  photo: 'p1',
  place: 'Stuen',
  room: 'r1',
  firstTenMinutes: 'Vi siger hej.',
  whoIsThere: 'Ali og seks andre.',
};

test('an empty form says everything that is missing', () =>
  expect(faultsOf({ ...emptyDraft(''), bands: [], languages: [] }, now)).toEqual({
    title: 'required',
    description: 'required',
    place: 'required',
    firstTenMinutes: 'required',
    whoIsThere: 'required',
    leavingEarly: 'required',
    bands: 'required',
    languages: 'required',
    day: 'required',
  }));

test('a full one has no faults, with or without a limit of seats', () => {
  expect(faultsOf(good, now)).toEqual({});
  expect(faultsOf({ ...good, capacity: '' }, now)).toEqual({});
});

test.each([
  [{ day: '2026-11-23', from: '12:30', to: '14:00' }, { day: 'past' }],
  [{ from: '' }, { from: 'required' }],
  [{ to: '' }, { to: 'required' }],
  [{ from: '17:00', to: '17:00' }, { to: 'sameTime' }],
  [
    { day: '2027-03-21', from: '17:00', repeat: 'weekly' as const, until: '2027-03-20' },
    { until: 'untilEarly' },
  ],
  [{ day: '2027-03-28', from: '02:30', to: '04:00' }, { from: 'noTime' }],
  [{ capacity: '0' }, { capacity: 'seats' }],
  [{ capacity: '2.5' }, { capacity: 'seats' }],
  [{ capacity: '501' }, { capacity: 'seats' }],
])('%o cannot be', (change, faults) => expect(faultsOf({ ...good, ...change }, now)).toEqual(faults));

test('an end before the start is the day after', () => {
  const span = spanOf({ ...good, from: '21:00', to: '00:30' });
  expect(span?.ends.toISOString()).toBe('2026-11-25T23:30:00.000Z');
});

test('what is sent is trimmed, and no limit is null', () =>
  expect(newEvent({ ...good, capacity: '' })).toEqual({
    title: 'Filmaften',
    description: 'Vi ser en film.',
    category: 'film',
    picture: null,
    photo_id: 'p1',
    starts_at: '2026-11-25T16:00:00.000Z',
    ends_at: '2026-11-25T18:00:00.000Z',
    house_room_id: 'r1',
    place: 'Stuen',
    capacity: null,
    guests_welcome: false,
    languages: ['da'],
    age_bands: ['13-14', '15-17', '18-22'],
    feel: {
      first_ten_minutes: 'Vi siger hej.',
      sound: 2,
      who_is_there: 'Ali og seks andre.',
      leaving_early: 'Bare gå.',
    },
  }));

const event: Event = {
  ...newEvent(good),
  picture: null,
  photo: { id: 'p1', alt: 'Stuen', width: 4, height: 3 },
  id: 'e',
  series_id: null,
  repeats: null,
  going: 3,
  waiting: 0,
  status: 'open',
  cancel_reason: null,
  host: { id: 'h', nickname: 'Ali', avatar: 'blad', tone: 'beet', kind: 'adult' },
  co_hosts: [],
  communities: [],
  is_visit: false,
  mine: null,
  room_id: null,
};

test('an event is changed from what stands there', () => {
  const now = draftOfEvent(event);
  expect(now).toEqual({ ...good, title: 'Filmaften' });
  expect(changesOf(now, now)).toBeNull();
  expect(changesOf(now, { ...now, to: '20:00', capacity: '' })).toEqual({
    starts_at: '2026-11-25T16:00:00.000Z',
    ends_at: '2026-11-25T19:00:00.000Z',
    capacity: null,
  });
});

test('a draft comes back from the server as it was, finished or not', () => {
  const weekly: EventDraft = { ...good, repeat: 'weekly', until: '2026-12-16' };
  expect(draftOf(factsOf(weekly))).toEqual(weekly);
  const empty = { ...emptyDraft(''), day: '', capacity: '' };
  expect(draftOf(factsOf(empty))).toEqual(empty);
});
