import * as api from '../api/moderation.ts';
import { asProblem, type Problem } from '../api/problem.ts';
import type { Act, Case, Decision } from '../api/types.ts';
import { onSessionEnd } from '../session.svelte.ts';

/** What the moderator has written so far; kept while the program is open, so that a look elsewhere costs nothing. */
export interface Draft {
  actions: Act[];
  guideline: string;
  rationale: string;
}

export const RATIONALE = { least: 10, most: 1000 };

/** The last minutes of a lease, when one is asked to renew it. */
export const WARN_MS = 2 * 60_000;

const drafts = new Map<string, Draft>();
onSessionEnd(() => drafts.clear());

let handed: Case | undefined;

/** Take the most urgent case and say which; the next `CaseWork` of that id starts from what was read here. */
export async function takeNext(): Promise<string | undefined> {
  handed = await api.claimNextCase();
  return handed?.id;
}

/** One case on the table: read, held, and decided. */
export class CaseWork {
  readonly id: string;
  value = $state.raw<Case>();
  problem = $state.raw<Problem>();
  /** Nobody may read it without holding it, and we do not. */
  unclaimed = $state(false);
  /** It came back different from what was read before: a report came in, or somebody decided. */
  changed = $state(false);
  /** What was decided here, for the receipt. */
  decided = $state.raw<Draft>();
  /** What came of it, unless it came too late: a colleague may have to agree, and it can be taken back. */
  made = $state.raw<Decision>();
  /** What the server says of a decision that stands and came too late. */
  late = $state('');
  draft = $state<Draft>({ actions: [], guideline: '', rationale: '' });

  constructor(id: string) {
    this.id = id;
    this.draft = drafts.get(id) ?? this.draft;
    drafts.set(id, this.draft);
    if (handed?.id === id) this.#show(handed);
    else void this.read();
    handed = undefined;
  }

  /** Read it again; each look is put on record, so only when asked for. */
  read = (): Promise<void> => this.#fetch(api.getCase);

  /** Take it, or keep it for a while longer. */
  claim = (): Promise<void> => this.#fetch(api.claimCase);

  /** Let another have it. The draft goes with it: the reasons are ours, not theirs. */
  async release(): Promise<void> {
    await api.releaseCase(this.id);
    drafts.delete(this.id);
  }

  /** Throws Problem; on `case_changed` the case is read anew and the draft stays. */
  async decide(): Promise<void> {
    const { actions, guideline, rationale } = this.draft;
    if (!this.value || !actions.length) return;
    try {
      this.made = await api.decideCase(this.id, {
        version: this.value.version,
        actions,
        guideline,
        rationale: rationale.trim(),
      });
    } catch (thrown) {
      const { code, detail } = asProblem(thrown);
      if (code === 'case_changed') await this.claim();
      if (code !== 'room_ended') throw thrown;
      this.late = detail;
    }
    this.decided = { ...this.draft };
    drafts.delete(this.id);
  }

  async #fetch(call: (id: string) => Promise<Case>): Promise<void> {
    this.problem = undefined;
    try {
      this.#show(await call(this.id));
    } catch (thrown) {
      this.#refused(asProblem(thrown));
    }
  }

  #show(fresh: Case): void {
    if (this.value && this.value.version !== fresh.version) this.changed = true;
    this.value = fresh;
    this.unclaimed = false;
    this.draft.actions = this.draft.actions.filter((act) => fresh.actions.includes(act.name));
  }

  #refused(problem: Problem): void {
    this.unclaimed = problem.code === 'claim_needed';
    this.problem = problem;
  }
}
