import type { Room, RoomPerson } from '../api/types.ts';

const MOST_IN_GROUP = 8;
const hosts = (room: Room): boolean =>
  room.role === 'host' && (room.kind === 'interest' || room.kind === 'staff');

/** Friends ask friends, adults ask adults; whoever wants into an interest group asks by themself. */
export const mayInvite = (room: Room): boolean =>
  (room.kind === 'group' && room.role === 'member') || (room.kind === 'staff' && room.role !== null);

/** Members and those still asked take a place each. */
export const isFull = (room: Room): boolean =>
  room.kind === 'group' && room.people.length + room.invited >= MOST_IN_GROUP;

export const mayEdit = (room: Room): boolean =>
  hosts(room) || (room.kind === 'group' && room.role === 'member');

/** In a group of youths nobody throws anybody out. */
export const mayRemove = (room: Room, person: RoomPerson): boolean => hosts(room) && person.role === 'member';

export const mayClose = (room: Room): boolean => hosts(room) && room.why_closed !== 'ended';

export const answersRequests = (room: Room): boolean => hosts(room) && room.kind === 'interest';

/** A chat of two ends by ending the friendship or by a block; one with an adult may simply be left. */
export const mayLeave = (room: Room): boolean =>
  room.role !== null && (room.kind !== 'direct' || isContact(room));

/** A youth and an adult, with another adult who reads along. */
export const isContact = (room: Pick<Room, 'kind' | 'people'>): boolean =>
  room.kind === 'direct' && room.people.some((person) => person.kind === 'adult');
