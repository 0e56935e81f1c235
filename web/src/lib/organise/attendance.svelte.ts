import { noteAttendance } from '../api/organise.ts';
import { asProblem, type Problem } from '../api/problem.ts';
import { on } from 'svelte/events';

const RETRY_MS = 5_000;

/** Notes who came, one press each; without net it waits here and goes when there is some. */
export class Attendance {
  /** What is pressed and not yet with the server, by account. */
  waiting = $state.raw<Readonly<Record<string, boolean | null>>>({});
  problem = $state.raw<Problem>();

  readonly #eventId: string;
  #sending = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(eventId: string) {
    this.#eventId = eventId;
  }

  /** Try again as soon as the net is back; call the answer to stop. */
  listen(): () => void {
    const off = on(window, 'online', () => void this.#send());
    return () => {
      off();
      clearTimeout(this.#timer);
    };
  }

  note(accountId: string, came: boolean | null): void {
    this.waiting = { ...this.waiting, [accountId]: came };
    void this.#send();
  }

  async #send(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    this.problem = undefined;
    try {
      await this.#sendAll();
    } catch (thrown) {
      this.#failed(asProblem(thrown));
    } finally {
      this.#sending = false;
    }
  }

  async #sendAll(): Promise<void> {
    for (let next = this.#first(); next; next = this.#first()) {
      const [accountId, came] = next;
      await noteAttendance(this.#eventId, accountId, came);
      this.onnoted(accountId, came);
      // Pressed again meanwhile: then the newer press still has to go.
      if (this.waiting[accountId] === came) this.#drop(accountId);
    }
  }

  /** What the server has now; set by whoever shows it. */
  onnoted: (accountId: string, came: boolean | null) => void = () => undefined;

  #first(): [string, boolean | null] | undefined {
    return Object.entries(this.waiting)[0];
  }

  #drop(accountId: string): void {
    const { [accountId]: _done, ...rest } = this.waiting;
    this.waiting = rest;
  }

  #failed(problem: Problem): void {
    this.problem = problem;
    clearTimeout(this.#timer);
    if (problem.offline || problem.status >= 429) this.#timer = setTimeout(() => void this.#send(), RETRY_MS);
    else this.waiting = {};
  }
}
