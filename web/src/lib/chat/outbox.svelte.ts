import { sendMessage, type NewMessage } from '../api/chat.ts';
import { asProblem, type Problem } from '../api/problem.ts';
import type { Message, Quote } from '../api/types.ts';
import { forget, keep, recallAll } from '../keep.ts';

/** A picture that is to be said: kept on the phone until the server has it. */
export interface UnsentPicture {
  blob: Blob;
  /** The same in small, to be looked at until then. */
  look: string;
  width: number;
  height: number;
  alt: string;
  /** Its id at the server once it is there. */
  id: string | null;
}

/** A message written here that the server has not said yes to. */
export interface Unsent {
  client_id: string;
  room_id: string;
  text: string;
  /** What it answers, as it is to be shown until the server says so. */
  quote: Quote | null;
  picture: UnsentPicture | null;
  /** Written again in spite of a nudge. */
  anyway: boolean;
  written_at: string;
  /** `waiting` for its turn or for the net, on its way, asking its author to think again, or refused. */
  state: 'waiting' | 'sending' | 'nudged' | 'failed';
  /** How much of the picture is there, from 0 to 1. */
  progress: number;
  /** What the server said about it, for the reader. */
  why: string;
}

export type Written = Pick<Unsent, 'room_id' | 'text' | 'quote' | 'picture' | 'client_id' | 'written_at'>;

/** What the outbox needs of the world, so it can be tried without one. */
export interface OutboxWorld {
  send: (room_id: string, message: NewMessage) => Promise<Message>;
  /** Hand in a picture; gives its id. */
  upload: (unsent: Unsent, picture: UnsentPicture, progress: (share: number) => void) => Promise<string>;
  keep: (unsent: Unsent) => Promise<unknown>;
  forget: (client_id: string) => Promise<unknown>;
  recall: () => Promise<Unsent[]>;
  after: (ms: number, again: () => unknown) => void;
}

const RETRY_MS = 5_000;
const PATIENT_CODES = new Set(['offline', 'too_many', 'busy', 'internal', 'unknown']);

/**
 * Holds what is written until the server has it, across reloads and lost nets. Sends one at a time, in the order written;
 * the same `client_id` every time makes a second try harmless.
 */
export class Outbox {
  entries = $state.raw<Unsent[]>([]);
  readonly #world: OutboxWorld;
  readonly #listeners = new Set<(message: Message) => void>();
  #sending = false;

  constructor(world: OutboxWorld) {
    this.#world = world;
  }

  /** Bring back what was left from last time, and go on sending. */
  async start(): Promise<void> {
    const left = await this.#world.recall();
    const known = new Set(this.entries.map((entry) => entry.client_id));
    const returned = left.filter((entry) => !known.has(entry.client_id)).map(againWaiting);
    this.entries = [...returned, ...this.entries].toSorted((a, b) =>
      a.written_at.localeCompare(b.written_at),
    );
    await this.flush();
  }

  in = (room_id: string): Unsent[] => this.entries.filter((entry) => entry.room_id === room_id);

  /** Call `listener` with each message the server has stored. */
  onStored(listener: (message: Message) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async write(message: Written): Promise<void> {
    const entry: Unsent = { ...message, anyway: false, state: 'waiting', progress: 0, why: '' };
    this.entries = [...this.entries, entry];
    await this.#world.keep(entry);
    await this.flush();
  }

  /** Try again what was refused; `anyway` says the author has thought again and means it. */
  async retry(client_id: string, anyway = false): Promise<void> {
    const entry = this.#find(client_id);
    if (!entry) return;
    await this.#change(entry, { state: 'waiting', why: '', anyway: entry.anyway || anyway });
    await this.flush();
  }

  /** Take it out: it is stored (also learned from a frame), or its author has thought better. */
  async drop(client_id: string): Promise<void> {
    this.entries = this.entries.filter((entry) => entry.client_id !== client_id);
    await this.#world.forget(client_id);
  }

  /** Send all that waits. */
  async flush(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    try {
      let next = this.#next();
      while (next && (await this.#send(next))) next = this.#next();
    } finally {
      this.#sending = false;
    }
  }

  #next = (): Unsent | undefined => this.entries.find((entry) => entry.state === 'waiting');
  #find = (client_id: string): Unsent | undefined =>
    this.entries.find((entry) => entry.client_id === client_id);

  /** Send one; false when the rest must wait too. */
  async #send(entry: Unsent): Promise<boolean> {
    await this.#change(entry, { state: 'sending' });
    const { client_id, text, anyway, quote } = entry;
    try {
      const picture_id = await this.#handIn(entry);
      // Its author may have taken it back while the picture was on its way.
      if (!this.#find(client_id)) return true;
      const message = { client_id, text, reply_to: quote?.id ?? null, picture_id, anyway };
      const stored = await this.#world.send(entry.room_id, message);
      this.#listeners.forEach((listener) => listener(stored));
      await this.drop(client_id);
      return true;
    } catch (thrown) {
      return this.#refused(client_id, asProblem(thrown));
    }
  }

  /** The id of its picture, once the server has that; null when there is none. */
  async #handIn(entry: Unsent): Promise<string | null> {
    const { picture } = entry;
    if (!picture || picture.id) return picture?.id ?? null;
    const id = await this.#world.upload(entry, picture, (progress) => this.#show(entry, { progress }));
    const known = this.#find(entry.client_id);
    if (known) await this.#change(known, { picture: { ...picture, id } });
    return id;
  }

  async #refused(client_id: string, problem: Problem): Promise<boolean> {
    const entry = this.#find(client_id);
    if (!entry) return true;
    if (PATIENT_CODES.has(problem.code)) {
      await this.#change(entry, { state: 'waiting' });
      this.#world.after(problem.retryAfter ? problem.retryAfter * 1000 : RETRY_MS, () => this.flush());
      return false;
    }
    const state = problem.code === 'message_nudge' ? 'nudged' : 'failed';
    await this.#change(entry, { state, why: problem.detail });
    return true;
  }

  async #change(entry: Unsent, changes: Partial<Unsent>): Promise<void> {
    const changed = { ...(this.#find(entry.client_id) ?? entry), ...changes };
    this.#show(changed, changes);
    if (this.#find(entry.client_id)) await this.#world.keep(changed);
  }

  #show({ client_id }: Unsent, changes: Partial<Unsent>): void {
    this.entries = this.entries.map((one) => (one.client_id === client_id ? { ...one, ...changes } : one));
  }
}

/** Cut off while on its way: nobody knows whether it arrived, so it goes again under the same id. */
const againWaiting = (entry: Unsent): Unsent =>
  entry.state === 'sending' ? { ...entry, state: 'waiting', progress: 0 } : entry;

/** The outbox of one account on this phone. */
export const outboxOf = (account_id: string): Outbox => {
  const key = (client_id: string): string => `outbox:${account_id}:${client_id}`;
  return new Outbox({
    send: sendMessage,
    upload: async ({ room_id, client_id }, { blob, alt }, progress) =>
      (await import('../api/pictures.ts')).uploadPicture(room_id, { client_id, alt, blob }, progress),
    keep: (unsent) => keep(key(unsent.client_id), unsent),
    forget: (client_id) => forget(key(client_id)),
    recall: () => recallAll<Unsent>(key('')),
    after: (ms, again) => void setTimeout(again, ms),
  });
};
