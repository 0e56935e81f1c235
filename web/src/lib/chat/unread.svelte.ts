import type { Room } from '../api/types.ts';

const rooms = $state<Record<string, number>>({});

/** How many messages wait unread, in all the rooms we know of. */
export const unread = {
  get messages(): number {
    return Object.values(rooms).reduce((sum, waiting) => sum + waiting, 0);
  },
  note(room: Pick<Room, 'id' | 'unread'>): void {
    rooms[room.id] = room.unread;
  },
  clear(): void {
    for (const id of Object.keys(rooms)) delete rooms[id];
  },
};
