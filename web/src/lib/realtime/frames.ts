import type { Message, Notice, Room } from '../api/types.ts';

export type Remover = 'author' | 'moderator';

/** What the server tells on its own: the name of each frame and what it carries. */
export interface Frames {
  'message:new': Message;
  'message:changed': Message;
  'message:removed': {
    room_id: string;
    seq: number | null;
    id: string;
    by: Remover;
    change: number | null;
  };
  'room:changed': Room;
  'room:gone': { room_id: string; seq: number };
  'notice:new': Notice;
  'proposal:new': { id: string };
  'case:new': { id: string; severity: string };
}

/** What happened in one room since one was last told. */
export interface Missed {
  messages: Message[];
  more: boolean;
  removed: string[];
  /** Those one knew that are no longer as they were. */
  changed: Message[];
  more_changes: boolean;
  last_change: number;
}

/** What we may ask over the socket: what is sent, and what comes back. */
export interface Asks {
  'room:sync': {
    sends: { rooms: Record<string, number>; changes: Record<string, number> };
    gives: { rooms: Record<string, Missed> };
  };
  'room:read': { sends: { room_id: string; seq: number }; gives: { room_id: string; read_seq: number } };
}
