import { publishDraft, saveDraft } from '../api/organise.ts';
import { asProblem, type Problem } from '../api/problem.ts';
import type { Event, EventDraftFacts, SavedDraft } from '../api/types.ts';

const PAUSE_MS = 1_200;
const RETRY_MS = 10_000;

/** Keeps a draft on the server while it is written, one saving at a time, the newest words last. */
export class Saving {
  /** `new` has nothing worth keeping yet; `changed` waits for a pause, or for the net. */
  state = $state<'new' | 'changed' | 'saving' | 'saved' | 'stuck'>('new');
  problem = $state.raw<Problem>();

  readonly id: string;
  #version: number;
  #wanted: EventDraftFacts | undefined;
  #kept = '';
  #running: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(saved?: SavedDraft) {
    this.id = saved?.id ?? crypto.randomUUID().replaceAll('-', '');
    this.#version = saved?.version ?? 0;
    if (saved) this.state = 'saved';
  }

  /** These words are what there is now, as fetched or as first shown: nothing to save. */
  begin(facts: EventDraftFacts): void {
    this.#kept = JSON.stringify(facts);
  }

  /** These words are to be kept, once the writer pauses. */
  change(facts: EventDraftFacts): void {
    if (JSON.stringify(facts) === this.#kept || this.state === 'stuck') return;
    this.#wanted = facts;
    if (this.state !== 'saving') this.state = 'changed';
    this.#later(PAUSE_MS);
  }

  /** Everything is kept when this returns. Throws Problem. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#running) await this.#running;
    if (this.#wanted) await this.#save(this.#wanted);
    if (this.problem) throw this.problem;
  }

  /** Throws Problem; pressing again is fine. */
  async publish(facts: EventDraftFacts): Promise<Event> {
    if (this.#version === 0 || JSON.stringify(facts) !== this.#kept) this.#wanted = facts;
    await this.flush();
    return publishDraft(this.id);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#next(), ms);
  }

  async #next(): Promise<void> {
    if (this.#running) return this.#later(PAUSE_MS);
    if (this.#wanted) await this.#save(this.#wanted);
  }

  #save(facts: EventDraftFacts): Promise<void> {
    this.#running = this.#send(facts).finally(() => (this.#running = undefined));
    return this.#running;
  }

  async #send(facts: EventDraftFacts): Promise<void> {
    this.state = 'saving';
    this.problem = undefined;
    try {
      this.#version = (await saveDraft(this.id, this.#version, facts)).version;
      this.#kept = JSON.stringify(facts);
      if (this.#wanted === facts) this.#wanted = undefined;
      this.state = this.#wanted ? 'changed' : 'saved';
    } catch (thrown) {
      this.problem = asProblem(thrown);
      // What the server refuses it will refuse again; without net it is only a matter of time.
      this.state = this.problem.offline || this.problem.status >= 429 ? 'changed' : 'stuck';
      if (this.state === 'changed') this.#later(RETRY_MS);
    }
  }
}
