import { listRooms } from '../api/chat.ts';
import type { Message, Page, Room } from '../api/types.ts';
import { forget } from '../keep.ts';
import { forgetLoaded, Loader } from '../load.svelte.ts';
import { on, onConnect } from '../realtime/socket.svelte.ts';
import { onSessionEnd, session } from '../session.svelte.ts';
import { outboxOf, type Outbox } from './outbox.svelte.ts';
import { unread } from './unread.svelte.ts';

interface Opened {
  list: Loader<Page<Room>>;
  outbox: Outbox;
}
let opened: Opened | undefined;

/** Under which names the phone keeps a room, and what was said in it. */
export const roomKey = (id: string): string => `room:${id}`;
export const saidKey = (me: string, id: string): string => `said:${me}:${id}`;

/** The rooms one is in, kept up to date by frames, and the outbox of all of them. */
export const rooms = {
  /** Begin for the account signed in; the app's layout does so before any screen. Harmless to call again. */
  open(): void {
    opened ??= { list: new Loader(listRooms, { keepAs: 'rooms' }), outbox: outboxOf(session.me?.id ?? '') };
    unread.countWith(countUnread);
  },
  get list(): Loader<Page<Room>> {
    return ours().list;
  },
  get outbox(): Outbox {
    return ours().outbox;
  },
  find: (id: string): Room | undefined => opened?.list.value?.items.find((room) => room.id === id),
  /** Put in a room as the server last told it. */
  note: (room: Room): void => change(room.id, () => room, room),
  /** Take out a room one is no longer in, and all that the phone kept of it. */
  forget(id: string): void {
    void forget(saidKey(session.me?.id ?? '', id));
    void forgetLoaded(roomKey(id));
    const page = opened?.list.value;
    if (page) opened?.list.set({ ...page, items: page.items.filter((room) => room.id !== id) });
  },
  /** Everything in this room has been seen. */
  seen: (id: string): void =>
    change(id, (room) => (room.unread ? { ...room, unread: 0, read_seq: room.last_seq } : room)),
  start,
};

/** What waits unread; a room that has been told to be quiet does not call from outside. */
const countUnread = (): number =>
  opened?.list.value?.items.reduce((sum, room) => sum + (room.muted ? 0 : room.unread), 0) ?? 0;

function ours(): Opened {
  if (!opened) throw new Error('rooms.open() comes first');
  return opened;
}

/** Listen and send until what is returned is called. */
function start(): () => void {
  void rooms.outbox.start();
  const flush = (): void => void opened?.outbox.flush();
  addEventListener('online', flush);
  const stops = [
    on('room:changed', rooms.note),
    on('room:gone', ({ room_id }) => rooms.forget(room_id)),
    on('message:new', arrived),
    onConnect(() => void rooms.list.load()),
    onConnect(flush),
    () => removeEventListener('online', flush),
  ];
  return () => stops.forEach((stop) => stop());
}

function arrived(message: Message): void {
  change(message.room_id, (room) => {
    if (message.seq === null || message.seq <= room.last_seq) return room;
    const counts = message.author.id !== session.me?.id && message.kind !== 'system' && !message.hidden;
    return { ...room, last_message: message, last_seq: message.seq, unread: room.unread + Number(counts) };
  });
}

/** Change one room; the one with news comes first. `added` is put in when the room is new to us. */
function change(id: string, edit: (room: Room) => Room, added?: Room): void {
  const list = opened?.list;
  const page = list?.value;
  if (!list || !page) return;
  const known = page.items.find((room) => room.id === id);
  const changed = known ? edit(known) : added;
  if (!changed || changed === known) return;
  const items = [changed, ...page.items.filter((room) => room.id !== id)].sort(newestFirst);
  list.set({ ...page, items });
}

const newest = (room: Room): string => room.last_message?.sent_at ?? '';
const newestFirst = (a: Room, b: Room): number => newest(b).localeCompare(newest(a));

onSessionEnd(() => (opened = undefined));
