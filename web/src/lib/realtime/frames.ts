import type { Message, Notice, Room } from '../api/types.ts';

/** What the server tells on its own: the name of each frame and what it carries. */
export interface Frames {
  'message:new': Message;
  'message:changed': Message;
  'message:removed': { room_id: string; seq: number; id: string; by: 'author' | 'moderator' };
  'room:changed': Room;
  'notice:new': Notice;
  'proposal:new': { id: string };
  'case:new': { id: string; severity: string };
}

/** What we may ask over the socket: what is sent, and what comes back. */
export interface Asks {
  'room:sync': {
    sends: { rooms: Record<string, number> };
    gives: { rooms: Record<string, { messages: Message[]; more: boolean; removed: string[] }> };
  };
  'room:read': { sends: { room_id: string; seq: number }; gives: { room_id: string; read_seq: number } };
}
