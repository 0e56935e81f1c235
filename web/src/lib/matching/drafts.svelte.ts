import * as api from '../api/rounds.ts';
import type { BulkApproval, Draft, Rejection, Round } from '../api/types.ts';
import { Loader } from '../load.svelte.ts';
import { listAll } from '../staff/list-all.ts';

/** The most the server takes at once. */
const AT_ONCE = 100;

/** Parts of `AT_ONCE` or fewer, in order. */
export const inParts = (ids: string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, part) =>
    ids.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  );

/** The drafts that wait, which of them are chosen, and which could not be sent and why. */
export class Drafts {
  readonly all = new Loader<Draft[]>(async () => {
    const drafts = await listAll(api.listDrafts);
    this.#choose(drafts);
    return drafts;
  });
  chosen = $state.raw<ReadonlySet<string>>(new Set());
  refused = $state.raw<ReadonlyMap<string, string>>(new Map());
  /** The newest round, whatever became of it. */
  readonly round = new Loader<Round | null>(async () => (await api.listRounds()).items[0] ?? null);

  /** Those already looked through here: choosing is not undone by loading again. */
  #seen = new Set<string>();

  /** What somebody else has approved, and only needs this reader. */
  get second(): Draft[] {
    return this.#those((draft) => draft.seconded && !draft.mine);
  }

  get cautioned(): Draft[] {
    return this.#those((draft) => !draft.seconded && isToLookAt(draft));
  }

  get fine(): Draft[] {
    return this.#those((draft) => !draft.seconded && !isToLookAt(draft));
  }

  /** What the reader has approved, and needs another. */
  get mine(): Draft[] {
    return this.#those((draft) => draft.mine);
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

  async makeRound(dial: number): Promise<void> {
    this.round.set(await api.startRound(dial));
    await this.all.load();
  }

  /** Send everything approved; what was not decided is free for the next round. */
  async publish(round: Round): Promise<Round> {
    const published = await api.publishRound(round.id);
    this.round.set(published);
    this.all.set([]);
    return published;
  }

  /** Nothing is sent, and everybody is free. */
  async drop(round: Round): Promise<void> {
    await api.dropRound(round.id);
    this.all.set([]);
    await this.round.load();
  }

  /** Somebody else in a seat; the draft is to be looked at anew. */
  async swap(id: string, out: string, into: string): Promise<void> {
    const swapped = await api.swapSeat(id, out, into);
    this.chosen = without(this.chosen, [id]);
    this.all.set((this.all.value ?? []).map((draft) => (draft.id === id ? swapped : draft)));
    await this.round.load();
  }

  /** Whether that settles it; else another matchmaker must look. */
  async approve(id: string): Promise<boolean> {
    const { status } = await api.approveDraft(id);
    const settled = status === 'approved';
    if (settled) this.#take([id]);
    else this.#wait([id]);
    await this.round.load();
    return settled;
  }

  async reject(id: string, code: Rejection, reason: string): Promise<void> {
    await api.rejectDraft(id, code, reason);
    this.#take([id]);
    await this.round.load();
  }

  /** From now on others handle this person, and nothing about them is here. */
  async know(accountId: string): Promise<void> {
    await api.tellAcquaintance(accountId);
    await this.all.load();
  }

  /** Approve all that are chosen; returns how many. What a rule stopped stays, with the rule. */
  async approveChosen(): Promise<number> {
    let sent = 0;
    for (const ids of inParts([...this.chosen])) {
      const answer = await api.approveDrafts(ids);
      this.#settle(answer);
      sent += answer.approved.length + answer.waiting.length;
    }
    await this.round.load();
    return sent;
  }

  #settle({ approved, waiting, refused }: BulkApproval): void {
    this.#take(approved);
    this.#wait(waiting);
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

  /** Approved by the reader, and on another's list from here on. */
  #wait(ids: string[]): void {
    this.chosen = without(this.chosen, ids);
    this.all.set(
      (this.all.value ?? []).map((draft) =>
        ids.includes(draft.id) ? { ...draft, seconded: true, mine: true } : draft,
      ),
    );
  }

  #those(holds: (draft: Draft) => boolean): Draft[] {
    return (this.all.value ?? []).filter(holds);
  }

  #choose(drafts: Draft[]): void {
    const fresh = drafts.filter((draft) => !this.#seen.has(draft.id));
    const fine = fresh.filter((draft) => !draft.seconded && !isToLookAt(draft));
    this.chosen = new Set([...this.chosen, ...fine.map(({ id }) => id)]);
    fresh.forEach((draft) => this.#seen.add(draft.id));
  }
}

const isToLookAt = ({ cautions, needs_second }: Draft): boolean => cautions.length > 0 || needs_second;

const without = (all: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> =>
  new Set([...all].filter((id) => !ids.includes(id)));
