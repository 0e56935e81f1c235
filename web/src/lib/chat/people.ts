import type { Me, Room, RoomPerson } from '../api/types.ts';

/** Everyone in the room but the reader. */
export const others = (room: Room, me: Me | null): RoomPerson[] =>
  room.people.filter((person) => person.id !== me?.id);

/** The one other in a chat of two, or null in a group. */
export const partner = (room: Room, me: Me | null): RoomPerson | null =>
  room.kind === 'direct' ? (others(room, me).find((person) => person.role === 'member') ?? null) : null;

/** The adults who can read along, the reader left out. */
export const adults = (room: Room, me: Me | null): RoomPerson[] =>
  others(room, me).filter((person) => person.kind === 'adult');

/** What the room is called for this reader. */
export const roomName = (room: Room, me: Me | null): string => partner(room, me)?.nickname ?? room.title;
