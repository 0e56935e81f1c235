import type { Me, Room, RoomPerson } from '../api/types.ts';

/** Everyone in the room but the reader. */
export const others = (room: Pick<Room, 'people'>, me: Me | null): RoomPerson[] =>
  room.people.filter((person) => person.id !== me?.id);

/** The one other in a chat of two; null in a group, and for an adult who only reads along. */
export const partner = (room: Pick<Room, 'kind' | 'people'>, me: Me | null): RoomPerson | null =>
  room.kind === 'direct' && !readsAlong(room, me) ? (speakers(room, me)[0] ?? null) : null;

/** The adults who can read along, the reader left out. */
export const adults = (room: Room, me: Me | null): RoomPerson[] =>
  others(room, me).filter((person) => person.kind === 'adult');

/** What the room is called for this reader. */
export const roomName = (room: Room, me: Me | null): string =>
  partner(room, me)?.nickname ?? (room.title || namesOf(speakers(room, me)));

const speakers = (room: Pick<Room, 'people'>, me: Me | null): RoomPerson[] =>
  others(room, me).filter((person) => person.role !== 'watcher');

const readsAlong = (room: Pick<Room, 'people'>, me: Me | null): boolean =>
  room.people.some((person) => person.id === me?.id && person.role === 'watcher');

const namesOf = (people: RoomPerson[]): string => people.map((person) => person.nickname).join(', ');
