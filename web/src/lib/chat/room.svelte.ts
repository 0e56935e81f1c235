import * as api from '../api/chat.ts';
import { asProblem, type Problem } from '../api/problem.ts';
import type { Message } from '../api/types.ts';
import { keep, recall } from '../keep.ts';
import { ask, live, on, onConnect } from '../realtime/socket.svelte.ts';
import type { Remover } from '../realtime/frames.ts';
import type { Outbox } from './outbox.svelte.ts';
import { rooms, saidKey } from './rooms.svelte.ts';
import { firstSeq, heldTo, lastSeq, merge, withChanged, withRemoved, withRenewed } from './timeline.ts';

const PAGE = 50;
const LONG_PAGE = 100;
const KEPT = 200;

/**
 * One open room: a stretch of its messages without a hole, most often the newest, kept live and caught up.
 * `start()` it, and stop it when leaving.
 */
export class RoomChat {
  messages = $state.raw<Message[]>([]);
  /** Why the messages could not be fetched; what was kept may be shown all the same. */
  problem = $state.raw<Problem>();
  loading = $state(true);
  /** More is on its way at one end. */
  fetching = $state<'older' | 'newer' | null>(null);
  /** An older page did not come: it is asked for by hand. */
  stuck = $state(false);
  /** There is nothing before the first message we hold. */
  complete = $state(false);
  /** There is nothing after the last message we hold. */
  newest = $state(true);
  /** One is not in the room any more. */
  gone = $state(false);
  /** Whether the newest is before somebody's eyes: then what comes is no news. */
  watching = false;
  /** How far one had read when more came that one has not seen: the "new since" line stands after it. */
  since = $state<number | null>(null);
  /** The newest message somebody else wrote while we were here: for the live region. */
  heard = $state.raw<Message>();

  readonly #id: string;
  readonly #me: string;
  readonly #outbox: Outbox;
  #read = 0;
  #last = 0;
  #change = 0;
  #turn = 0;

  constructor(id: string, me: string, outbox: Outbox) {
    this.#id = id;
    this.#me = me;
    this.#outbox = outbox;
  }

  /** Listen, and fetch the newest or what stands around `at`. Returns what stops it. */
  start(at?: number): () => void {
    const stops = [
      on('message:new', (message) => this.#arrived(message)),
      on('message:changed', (message) => this.#mine(message) && this.#changed(message)),
      on(
        'message:removed',
        (gone) => gone.room_id === this.#id && this.#removed(gone.id, gone.by, gone.change),
      ),
      on('room:changed', (room) => room.id === this.#id && this.#roomChanged()),
      on('room:gone', (room) => room.room_id === this.#id && this.#leave()),
      this.#outbox.onStored((message) => this.#receive(message)),
      onConnect(() => void this.catchUp().then(() => this.renew())),
    ];
    void this.load(at);
    return () => stops.forEach((stop) => stop());
  }

  /** Show what is kept, then fetch: what stands around `at`, or the first unread, or the newest. */
  async load(at?: number): Promise<void> {
    this.loading = true;
    this.problem = undefined;
    this.gone = false;
    if (!this.messages.length && !at) await this.#recall();
    let joined = false;
    try {
      const room = await api.getRoom(this.#id);
      this.#last = Math.max(this.#last, room.last_seq);
      if (room.unread) this.since ??= room.read_seq;
      this.#read = Math.max(this.#read, room.read_seq);
      joined = await this.#fetch(at ?? (room.unread > PAGE ? room.read_seq + 1 : undefined));
      if (!joined) this.#change = room.last_change;
    } catch (thrown) {
      this.problem = asProblem(thrown);
    } finally {
      this.loading = false;
    }
    if (live.connected && !this.problem) await this.catchUp();
    if (joined) await this.renew();
  }

  /** Fetch again all that we hold: a block hides, or shows again, what was said long before it. */
  async renew(): Promise<void> {
    const turn = ++this.#turn;
    const last = lastSeq(this.messages);
    let after_seq = (firstSeq(this.messages) ?? last + 1) - 1;
    while (!this.loading && !this.problem && after_seq < last) {
      const page = await api.listMessages(this.#id, { after_seq, limit: LONG_PAGE }).catch(() => undefined);
      // The next time the line is back it is tried again.
      if (turn !== this.#turn || this.gone || !page?.items.length) return;
      this.#hold(withRenewed(this.messages, page.items));
      after_seq = lastSeq(page.items);
    }
  }

  /** Hold what stands around number `seq`; false when it could not be fetched. */
  async around(seq: number): Promise<boolean> {
    try {
      await this.#fetch(seq);
      return true;
    } catch {
      return false;
    }
  }

  /** Hold the newest again, after having looked at something long ago. */
  async toNewest(): Promise<boolean> {
    if (this.newest) return true;
    try {
      await this.#fetch();
      return true;
    } catch {
      return false;
    }
  }

  /** The page before the first message we hold. */
  async older(): Promise<void> {
    const before_seq = firstSeq(this.messages);
    if (this.complete || before_seq === null) return;
    await this.#extend('older', { before_seq });
  }

  /** The page after the last message we hold. */
  async newer(): Promise<void> {
    if (!this.newest) await this.#extend('newer', { after_seq: lastSeq(this.messages) });
  }

  /** After a time without a line: what came meanwhile, what was changed, and what was taken away. */
  async catchUp(): Promise<void> {
    if (this.loading || this.gone) return;
    if (this.problem) return this.load();
    try {
      while (await this.#syncOnce());
    } catch (thrown) {
      if (!asProblem(thrown).offline) this.problem = asProblem(thrown);
    }
  }

  /** Put in a message as it is after something one did to it. */
  put(message: Message): void {
    this.#hold(withChanged(this.messages, [message]));
  }

  /** Delete one's own message everywhere. Throws Problem. */
  async delete(message: Message): Promise<void> {
    await api.deleteMessage(this.#id, message.id);
    if (message.seq === null) this.#hold(this.messages.filter(({ id }) => id !== message.id));
    else this.#hold(withRemoved(this.messages, [message.id], 'author'));
  }

  /** Say that everything up to here has been seen. */
  async markRead(): Promise<void> {
    const seq = lastSeq(this.messages);
    if (seq <= this.#read) return;
    this.#read = seq;
    const said = live.connected ? ask('room:read', { room_id: this.#id, seq }) : api.markRead(this.#id, seq);
    await said.catch(() => undefined); // The next message says it again.
  }

  get #key(): string {
    return saidKey(this.#me, this.#id);
  }

  #mine = (message: Message): boolean => !this.gone && message.room_id === this.#id;

  #roomChanged(): void {
    if (this.gone) void this.load();
    else void this.renew();
  }

  /** Nothing of it stays on the screen or on the phone. */
  #leave(): void {
    this.gone = true;
    this.messages = [];
    rooms.forget(this.#id);
  }

  async #recall(): Promise<void> {
    const kept = await recall<Kept>(this.#key);
    if (!kept || this.messages.length) return;
    this.messages = kept.messages;
    this.#change = kept.change;
  }

  /** Fetch the newest, or what stands around a number. True when it joins on to what we hold, so that nothing lies between. */
  async #fetch(around_seq?: number): Promise<boolean> {
    const part = around_seq ? { around_seq } : { before_seq: this.#last + 1 };
    const { items, held, next } = await api.listMessages(this.#id, { ...part, limit: PAGE });
    const known = this.messages.filter((message) => message.seq !== null);
    const joins = known.length > 0 && touches(known, items);
    const all = merge(joins ? known : [], items);
    this.newest = lastSeq(all) >= this.#last;
    this.complete = (joins && this.complete) || (!around_seq && next === null);
    this.stuck = false;
    this.#hold(this.newest ? merge(all, held) : all);
    return joins;
  }

  async #extend(to: 'older' | 'newer', part: api.Part): Promise<void> {
    if (this.fetching) return;
    this.fetching = to;
    try {
      const { items, next } = await api.listMessages(this.#id, { ...part, limit: LONG_PAGE });
      this.messages = merge(this.messages, items);
      this.stuck = false;
      if (to === 'older') this.complete = next === null;
      else this.newest = lastSeq(this.messages) >= this.#last;
    } catch {
      this.stuck = to === 'older';
    } finally {
      this.fetching = null;
    }
  }

  #arrived(message: Message): void {
    if (!this.#mine(message)) return;
    if (message.client_id) void this.#outbox.drop(message.client_id);
    this.#receive(message);
    if (message.author.id === this.#me || message.hidden || message.kind === 'system') return;
    this.heard = message;
    if (!this.watching && (this.since ?? -1) < this.#read) this.since = this.#read;
  }

  /** Take it in, unless one is reading long ago, and ask for what lies between it and what we held. */
  #receive(message: Message): void {
    if (!this.#mine(message)) return;
    this.#last = Math.max(this.#last, message.seq ?? 0);
    if (!this.newest) return;
    this.#hold(merge(this.messages, [message]));
    if (heldTo(this.messages) < lastSeq(this.messages)) void this.catchUp();
  }

  #changed(message: Message): void {
    const known = this.messages.some(({ id }) => id === message.id);
    const quoting = withChanged(this.messages, [message]);
    this.#hold(known ? merge(quoting, [message]) : quoting);
    // One that was let through only now is new to us; one from before what we hold is no business of ours yet.
    if (!known && (message.seq ?? Infinity) > (firstSeq(this.messages) ?? 0)) this.#receive(message);
    this.#counted(message.change);
  }

  #removed(id: string, by: Remover, change: number | null): void {
    this.#hold(withRemoved(this.messages, [id], by));
    this.#counted(change);
  }

  /** A change that is not the next one: others were missed on the way. */
  #counted(change: number | null): void {
    if (change === null || change <= this.#change) return;
    if (change === this.#change + 1) this.#change = change;
    else void this.catchUp();
  }

  /** True when there is more to ask for. */
  async #syncOnce(): Promise<boolean> {
    const wasNewest = this.newest;
    const [seen, changes] = [{ [this.#id]: heldTo(this.messages) }, { [this.#id]: this.#change }];
    const news = (await ask('room:sync', { rooms: seen, changes })).rooms[this.#id];
    if (!news) {
      this.#leave();
      return false;
    }
    const removed = withRemoved(this.messages, news.removed, 'author');
    this.#hold(merge(withChanged(removed, news.changed), news.messages));
    this.#last = Math.max(this.#last, lastSeq(this.messages));
    this.newest = !news.more && lastSeq(this.messages) >= this.#last;
    this.#change = news.more_changes ? lastChange(news.changed) : news.last_change;
    return news.more_changes || (wasNewest && news.more && news.messages.length > 0);
  }

  #hold(messages: Message[]): void {
    this.messages = messages;
    if (!this.newest) return;
    const kept: Kept = { messages: messages.slice(-KEPT), change: this.#change };
    void keep(this.#key, kept);
  }
}

/** What is kept on the phone of a room: its last messages, and the last change that is in them. */
interface Kept {
  messages: Message[];
  change: number;
}

const touches = (a: readonly Message[], b: readonly Message[]): boolean =>
  (firstSeq(b) ?? 0) <= heldTo(a) + 1 && lastSeq(b) >= (firstSeq(a) ?? 1) - 1;

const lastChange = (changed: readonly Message[]): number =>
  Math.max(...changed.map(({ change }) => change ?? 0));
