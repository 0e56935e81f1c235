import * as chat from '../api/chat.ts';
import { asProblem, type Problem } from '../api/problem.ts';
import type { Message } from '../api/types.ts';
import { keep, recall } from '../keep.ts';
import { ask, live, on, onConnect } from '../realtime/socket.svelte.ts';
import type { Outbox } from './outbox.svelte.ts';
import { firstSeq, heldTo, lastSeq, merge, withRemoved } from './timeline.ts';

const PAGE = 50;
const KEPT = 100;

/** One open room: its messages, live and caught up, and what one does in it. `start()` it, and stop it when leaving. */
export class RoomChat {
  messages = $state.raw<Message[]>([]);
  /** Why the newest messages could not be fetched; what was kept may be shown all the same. */
  problem = $state.raw<Problem>();
  loading = $state(true);
  loadingOlder = $state(false);
  /** There is nothing before the first message we hold. */
  complete = $state(false);
  /** The newest message somebody else wrote while we were here: for the live region. */
  heard = $state.raw<Message>();

  readonly #id: string;
  readonly #me: string;
  readonly #outbox: Outbox;
  #read = 0;

  constructor(id: string, me: string, outbox: Outbox) {
    this.#id = id;
    this.#me = me;
    this.#outbox = outbox;
  }

  /** Listen and fetch. Returns what stops it. */
  start(): () => void {
    const stops = [
      on('message:new', (message) => this.#arrived(message)),
      on('message:changed', (message) => this.#mine(message) && this.#take([message])),
      on('message:removed', ({ room_id, id, by }) => room_id === this.#id && this.#remove([id], by)),
      this.#outbox.onStored((message) => this.#receive(message)),
      onConnect(() => void this.catchUp()),
    ];
    void this.load();
    return () => stops.forEach((stop) => stop());
  }

  /** Show what is kept, then fetch the newest page. */
  async load(): Promise<void> {
    this.loading = true;
    this.problem = undefined;
    if (!this.messages.length) this.#take((await recall<Message[]>(this.#key)) ?? []);
    try {
      const room = await chat.getRoom(this.#id);
      this.#read = Math.max(this.#read, room.read_seq);
      const page = await chat.listMessages(this.#id, { before_seq: room.last_seq + 1, limit: PAGE });
      this.#startFrom(page.items, page.held);
      this.complete = page.next === null;
    } catch (thrown) {
      this.problem = asProblem(thrown);
    } finally {
      this.loading = false;
    }
  }

  /** The page before the first message we hold. */
  async older(): Promise<void> {
    const before_seq = firstSeq(this.messages);
    if (this.loadingOlder || this.complete || before_seq === null) return;
    this.loadingOlder = true;
    try {
      const page = await chat.listMessages(this.#id, { before_seq, limit: PAGE });
      this.#take(page.items);
      this.complete = page.next === null;
    } catch {
      // The button stays; one presses it again when there is a net.
    } finally {
      this.loadingOlder = false;
    }
  }

  /** After a time without a line: what came meanwhile, and what was taken away. */
  async catchUp(): Promise<void> {
    if (this.loading) return;
    if (this.problem) return this.load();
    try {
      while (await this.#syncOnce());
    } catch (thrown) {
      if (!asProblem(thrown).offline) this.problem = asProblem(thrown);
    }
  }

  async send(text: string, reply_to: string | null): Promise<void> {
    const [client_id, written_at] = [crypto.randomUUID(), new Date().toISOString()];
    await this.#outbox.write({ room_id: this.#id, text, reply_to, client_id, written_at });
  }

  /** Delete one's own message everywhere. Throws Problem. */
  async delete(message: Message): Promise<void> {
    await chat.deleteMessage(this.#id, message.id);
    if (message.seq === null) this.messages = this.messages.filter(({ id }) => id !== message.id);
    else this.#remove([message.id], 'author');
  }

  /** Say that everything here has been seen. */
  async markRead(): Promise<void> {
    const seq = lastSeq(this.messages);
    if (seq <= this.#read) return;
    this.#read = seq;
    const said = live.connected ? ask('room:read', { room_id: this.#id, seq }) : chat.markRead(this.#id, seq);
    await said.catch(() => undefined); // The next message says it again.
  }

  get #key(): string {
    return `messages:${this.#me}:${this.#id}`;
  }

  #mine = (message: Message): boolean => message.room_id === this.#id;

  #arrived(message: Message): void {
    if (!this.#mine(message)) return;
    if (message.client_id) void this.#outbox.drop(message.client_id);
    this.#receive(message);
    if (message.author.id !== this.#me) this.heard = message;
  }

  /** Take it in, and ask for what lies between it and what we held. */
  #receive(message: Message): void {
    if (!this.#mine(message)) return;
    this.#take([message]);
    if (heldTo(this.messages) < lastSeq(this.messages)) void this.catchUp();
  }

  /** Begin anew from the newest page, unless it joins on to what we hold; then no message is missing between. */
  #startFrom(items: Message[], held: Message[]): void {
    const joins = (items[0]?.seq ?? 0) <= heldTo(this.messages) + 1;
    const before = joins ? this.messages.filter((message) => message.seq !== null) : [];
    this.messages = before;
    this.#take([...items, ...held]);
  }

  async #syncOnce(): Promise<boolean> {
    const { rooms } = await ask('room:sync', { rooms: { [this.#id]: heldTo(this.messages) } });
    const news = rooms[this.#id];
    if (!news) return false;
    this.#take(news.messages);
    this.#remove(news.removed, 'author');
    return news.more && news.messages.length > 0;
  }

  #take(messages: Message[]): void {
    this.messages = merge(this.messages, messages);
    void keep(this.#key, this.messages.slice(-KEPT));
  }

  #remove(ids: string[], by: 'author' | 'moderator'): void {
    this.messages = withRemoved(this.messages, ids, by);
    void keep(this.#key, this.messages.slice(-KEPT));
  }
}
