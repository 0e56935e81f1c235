import { asProblem, type Problem } from '../api/problem.ts';
import { searchMessages } from '../api/rooms.ts';
import type { Hit } from '../api/types.ts';

const REST_MS = 300;
/** Fewer letters begin nearly every word, and the server does not look for them. */
export const SHORTEST_QUERY = 3;

/** Looks through one's own chats while one writes; only the answer to the newest question is shown. */
export class Search {
  /** What the hits on screen were found by. */
  asked = $state('');
  hits = $state.raw<Hit[]>([]);
  next = $state.raw<string | null>(null);
  busy = $state(false);
  problem = $state.raw<Problem>();

  readonly #room: string | undefined;
  #turn = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(room?: string) {
    this.#room = room;
  }

  /** Look once the fingers rest. */
  write(query: string): void {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => void this.look(query), REST_MS);
  }

  /** Look now. */
  async look(query: string): Promise<void> {
    clearTimeout(this.#rest);
    const sought = query.trim();
    if (sought.length >= SHORTEST_QUERY) return this.#fetch(sought);
    this.#turn++;
    [this.asked, this.hits, this.next, this.problem, this.busy] = ['', [], null, undefined, false];
  }

  more = (): Promise<void> => this.#fetch(this.asked, this.next ?? undefined);

  async #fetch(sought: string, cursor?: string): Promise<void> {
    const turn = ++this.#turn;
    this.busy = true;
    this.problem = undefined;
    try {
      const page = await searchMessages(sought, this.#room, cursor);
      if (turn !== this.#turn) return;
      this.hits = cursor ? [...this.hits, ...page.items] : page.items;
      this.next = page.next;
      this.asked = sought;
    } catch (thrown) {
      if (turn === this.#turn) this.problem = asProblem(thrown);
    } finally {
      if (turn === this.#turn) this.busy = false;
    }
  }
}
