import { expect, test } from 'vitest';
import type { Event } from '../api/types.ts';
import { copyOf, emptyDraft, faultsOf, newEvent, spanOf, type EventDraft } from './draft.ts';

const now = new Date('2026-11-23T12:00:00Z');
const good: EventDraft = {
  ...emptyDraft('Bare gå.'),
  title: ' Filmaften ',
  description: 'Vi ser en film.',
  day: '2026-11-25',
  place: 'Stuen',
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
  [{ day: '2027-03-21', from: '02:30', to: '04:00', times: 2 }, { from: 'noTime' }],
  [{ capacity: '0' }, { capacity: 'seats' }],
  [{ capacity: '2.5' }, { capacity: 'seats' }],
  [{ capacity: '501' }, { capacity: 'seats' }],
])('%o cannot be', (change, faults) => expect(faultsOf({ ...good, ...change }, now)).toEqual(faults));

test('an end before the start is the day after', () => {
  const span = spanOf({ ...good, from: '21:00', to: '00:30' }, 0);
  expect(span?.ends.toISOString()).toBe('2026-11-25T23:30:00.000Z');
});

test('week by week at the same time on the wall, over the change of clocks too', () => {
  const weekly = { ...good, day: '2027-03-24', times: 2 };
  expect([0, 1].map((week) => newEvent(weekly, week).starts_at)).toEqual([
    '2027-03-24T16:00:00.000Z',
    '2027-03-31T15:00:00.000Z',
  ]);
});

test('what is sent is trimmed, and no limit is null', () =>
  expect(newEvent({ ...good, capacity: '' }, 0)).toEqual({
    title: 'Filmaften',
    description: 'Vi ser en film.',
    category: 'film',
    picture: null,
    starts_at: '2026-11-25T16:00:00.000Z',
    ends_at: '2026-11-25T18:00:00.000Z',
    house_room_id: null,
    place: 'Stuen',
    capacity: null,
    languages: ['da'],
    age_bands: ['13-14', '15-17', '18-22'],
    feel: {
      first_ten_minutes: 'Vi siger hej.',
      sound: 2,
      who_is_there: 'Ali og seks andre.',
      leaving_early: 'Bare gå.',
    },
  }));

test('a copy is the same on the next such weekday', () => {
  const sent = newEvent(good, 0);
  const event: Event = {
    ...sent,
    picture: null,
    id: 'e',
    series_id: null,
    starts_at: '2026-11-11T16:00:00Z',
    ends_at: '2026-11-11T18:00:00Z',
    going: 3,
    waiting: 0,
    status: 'past',
    cancel_reason: null,
    host: { id: 'h', nickname: 'Ali', avatar: 'blad', tone: 'beet', kind: 'adult' },
    mine: null,
    room_id: null,
  };
  expect(copyOf(event, now)).toEqual({ ...good, title: 'Filmaften', capacity: '12' });
});
