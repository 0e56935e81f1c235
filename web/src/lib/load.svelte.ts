import { asProblem, type Problem } from './api/problem.ts';
import { forget, keep, recall } from './keep.ts';
import { session } from './session.svelte.ts';

export interface LoadOptions {
  /** Keep the last good answer on this phone under this name, to be read without net. */
  keepAs?: string;
}

/**
 * One thing a screen fetches: its value, that it is on its way, or why it did not come.
 * Show it with `<Load of={...}>`, which draws the loading, error and offline states.
 */
export class Loader<T> {
  value = $state.raw<T>();
  problem = $state.raw<Problem>();
  busy = $state(false);
  /** The value is from an earlier visit, as the newest could not be fetched. */
  stale = $state(false);

  #fetch: () => Promise<T>;
  #keepAs: string | undefined;
  #latest = 0;

  constructor(fetch: () => Promise<T>, options: LoadOptions = {}) {
    this.#fetch = fetch;
    this.#keepAs = options.keepAs;
    void this.load();
  }

  /** Fetch again. A slower, earlier answer never overwrites a later one. */
  async load(): Promise<void> {
    const turn = ++this.#latest;
    this.busy = true;
    this.problem = undefined;
    try {
      const value = await this.#fetch();
      if (turn === this.#latest) this.set(value);
    } catch (thrown) {
      if (turn === this.#latest) await this.#failed(asProblem(thrown));
    } finally {
      if (turn === this.#latest) this.busy = false;
    }
  }

  /** Put in a value that came another way: an answer to an act, or a frame. */
  set(value: T): void {
    this.value = value;
    this.stale = false;
    if (this.#keepAs) void keep(keyOf(this.#keepAs), value);
  }

  async #failed(problem: Problem): Promise<void> {
    this.problem = problem;
    if (this.value !== undefined || !this.#keepAs || !problem.offline) return;
    this.value = await recall<T>(keyOf(this.#keepAs));
    this.stale = this.value !== undefined;
  }
}

/** Forget what a loader kept on this phone under this name. */
export const forgetLoaded = (name: string): Promise<unknown> => forget(keyOf(name));

const keyOf = (name: string): string => `load:${session.me?.id ?? ''}:${name}`;
