import { asProblem, type Problem } from './api/problem.ts';

const PAUSE_MS = 600;
const RETRY_MS = 5_000;
const PATIENCE_MS = 3_000;

/** Something being written: every change is shown at once and saved a moment later, until the server has it. */
export class Draft<T> {
  value = $state.raw() as T;
  state = $state<'saved' | 'saving' | 'unsaved'>();
  /** Why the server does not take it as it stands. */
  problem = $state.raw<Problem>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #underWay: Promise<void> = Promise.resolve();
  readonly #keep: (value: T) => Promise<void>;

  constructor(value: T, keep: (value: T) => Promise<void>) {
    this.value = value;
    this.#keep = keep;
  }

  change(value: T): void {
    this.value = value;
    this.#later(PAUSE_MS);
  }

  /** Save now what is not saved; resolves when it is, or when it must wait for a net that is gone or slow. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.state === 'unsaved') this.#save();
    await Promise.race([this.#underWay, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  }

  #later(ms: number): void {
    this.state = 'unsaved';
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#save(), ms);
  }

  /** One after the other, so that an earlier change never arrives after a later one. */
  #save(): void {
    this.state = 'saving';
    this.#underWay = this.#underWay.then(() => this.#send());
  }

  async #send(): Promise<void> {
    const sent = this.value;
    try {
      await this.#keep(sent);
      this.problem = undefined;
      if (this.value === sent) this.state = 'saved';
    } catch (thrown) {
      if (this.value !== sent) return; // A newer change has its own turn.
      const problem = asProblem(thrown);
      this.state = 'unsaved';
      // Asking again for what was refused would get the same answer.
      if (problem.status === 409 || problem.status === 422) this.problem = problem;
      else this.#later(RETRY_MS);
    }
  }
}
