import type { Me, Room, RoomPerson } from '../api/types.ts';

/** An adult one has met, and the name of the room one knows them from. */
export interface KnownAdult {
  person: RoomPerson;
  from: string;
}

/** The adults who host something I am in, each once: those I may write to. */
export function knownAdults(rooms: readonly Room[], me: Me | null): KnownAdult[] {
  const known = new Map<string, KnownAdult>();
  for (const room of rooms.filter(({ kind }) => kind === 'event' || kind === 'interest')) {
    for (const person of room.people) {
      const meets = person.kind === 'adult' && person.role === 'host' && person.id !== me?.id;
      if (meets && !known.has(person.id)) known.set(person.id, { person, from: room.title });
    }
  }
  return [...known.values()];
}
