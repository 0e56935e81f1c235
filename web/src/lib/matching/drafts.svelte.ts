import * as api from '../api/friendbank.ts';
import type { BulkApproval, Draft } from '../api/types.ts';
import { Loader } from '../load.svelte.ts';
import { listAll } from '../staff/list-all.ts';

export type Round = Awaited<ReturnType<typeof api.startRound>>;

/** The most the server takes at once. */
const AT_ONCE = 100;

/** Those with most to look at first, then those that fit best. */
export const worstFirst = (drafts: Draft[]): Draft[] =>
  drafts.toSorted((one, other) => other.cautions.length - one.cautions.length || other.score - one.score);

/** Parts of `AT_ONCE` or fewer, in order. */
export const inParts = (ids: string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, part) =>
    ids.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  );

/** The drafts that wait, which of them are chosen, and which could not be sent and why. */
export class Drafts {
  readonly all = new Loader<Draft[]>(async () => {
    const drafts = worstFirst(await listAll(api.listDrafts));
    this.#choose(drafts);
    return drafts;
  });
  chosen = $state.raw<ReadonlySet<string>>(new Set());
  refused = $state.raw<ReadonlyMap<string, string>>(new Map());
  round = $state.raw<Round>();

  /** Those already looked through here: choosing is not undone by loading again. */
  #seen = new Set<string>();

  get cautioned(): Draft[] {
    return (this.all.value ?? []).filter((draft) => draft.cautions.length > 0);
  }

  get fine(): Draft[] {
    return (this.all.value ?? []).filter((draft) => draft.cautions.length === 0);
  }

  find = (id: string | null): Draft | undefined => this.all.value?.find((draft) => draft.id === id);

  toggle(id: string): void {
    this.chosen = this.chosen.has(id) ? without(this.chosen, [id]) : new Set([...this.chosen, id]);
  }

  chooseFine(): void {
    this.chosen = new Set([...this.chosen, ...this.fine.map(({ id }) => id)]);
  }

  chooseNone(): void {
    this.chosen = new Set();
  }

  async makeRound(): Promise<void> {
    this.round = await api.startRound();
    await this.all.load();
  }

  async approve(id: string): Promise<void> {
    await api.approveDraft(id);
    this.#take([id]);
  }

  async reject(id: string, reason: string): Promise<void> {
    await api.rejectDraft(id, reason);
    this.#take([id]);
  }

  /** Send all that are chosen; returns how many went out. What a rule stopped stays, with the rule. */
  async approveChosen(): Promise<number> {
    let sent = 0;
    for (const ids of inParts([...this.chosen])) {
      const answer = await api.approveDrafts(ids);
      this.#settle(answer);
      sent += answer.approved.length;
    }
    return sent;
  }

  #settle({ approved, refused }: BulkApproval): void {
    this.#take(approved);
    this.refused = new Map([...this.refused, ...refused.map(({ id, detail }) => [id, detail] as const)]);
    this.chosen = without(
      this.chosen,
      refused.map(({ id }) => id),
    );
  }

  #take(ids: string[]): void {
    this.chosen = without(this.chosen, ids);
    this.refused = new Map([...this.refused].filter(([id]) => !ids.includes(id)));
    this.all.set((this.all.value ?? []).filter((draft) => !ids.includes(draft.id)));
  }

  #choose(drafts: Draft[]): void {
    const fresh = drafts.filter((draft) => !this.#seen.has(draft.id));
    const fine = fresh.filter((draft) => draft.cautions.length === 0);
    this.chosen = new Set([...this.chosen, ...fine.map(({ id }) => id)]);
    fresh.forEach((draft) => this.#seen.add(draft.id));
  }
}

const without = (all: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> =>
  new Set([...all].filter((id) => !ids.includes(id)));
