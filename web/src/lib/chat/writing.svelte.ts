import type { Message, Quote } from '../api/types.ts';
import { forget, keep, recall } from '../keep.ts';
import { session } from '../session.svelte.ts';
import { short } from './timeline.ts';

const KEEP_MS = 400;

/** What one is writing in a room: a draft, an answer to somebody, or a change to one's own message. */
export class Writing {
  text = $state('');
  replyTo = $state.raw<Message | null>(null);
  editing = $state.raw<Message | null>(null);
  readonly #key: string;
  #set = '';
  /** What stands on the phone, once that is known. */
  #kept: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(room_id: string, me: string) {
    this.#key = `draft:${me}:${room_id}`;
  }

  /** Bring back the draft, and keep it as it grows. Returns what stops that. */
  start(): () => void {
    void recall<string>(this.#key).then((draft = '') => {
      this.#kept = draft;
      this.text ||= draft;
    });
    $effect(() => {
      const draft = this.editing ? this.#set : this.text;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#keep(draft), KEEP_MS);
    });
    return () => this.#leave();
  }

  reply(message: Message): void {
    this.stop();
    this.replyTo = message;
  }

  /** Change a message; what one was writing is set aside meanwhile. */
  edit(message: Message): void {
    this.stop();
    this.#set = this.text;
    this.editing = message;
    this.text = message.text;
  }

  /** Answer nobody and change nothing. */
  stop(): void {
    this.replyTo = null;
    if (!this.editing) return;
    this.editing = null;
    this.text = this.#set;
  }

  /** What the answer is to, and no answer any more. */
  takeQuote(): Quote | null {
    const message = this.replyTo;
    this.replyTo = null;
    if (!message) return null;
    const { id, seq, author, text } = message;
    return {
      id,
      seq: seq ?? 0,
      author: { id: author.id, nickname: author.nickname },
      text: short(text),
      removed: false,
    };
  }

  /** Who leaves at once finds their last words too; but after a sign-out nothing is kept any more. */
  #leave(): void {
    clearTimeout(this.#timer);
    if (session.me && this.#kept !== undefined) this.#keep(this.editing ? this.#set : this.text);
  }

  #keep(draft: string): void {
    if (draft === this.#kept) return;
    this.#kept = draft;
    void (draft ? keep(this.#key, draft) : forget(this.#key));
  }
}
