import { createContext } from 'svelte';
import { listGuidelines } from '../api/moderation.ts';
import type { Guideline } from '../api/types.ts';
import { Loader } from '../load.svelte.ts';
import { Queue } from './queue.svelte.ts';
import type { CaseWork } from './work.svelte.ts';

export type PaneName = 'queue' | 'content' | 'decision';

/** What the screens of the queue share: the queue, the agreements, the case on the table, and the pane on narrow screens. */
export class Desk {
  readonly queue = new Queue();
  readonly guidelines = new Loader<Guideline[]>(async () => (await listGuidelines()).items);
  work = $state.raw<CaseWork>();
  show = $state<PaneName>('queue');

  /** Somebody else's decision is on the table, to be looked at again. */
  again = $state(false);

  /** Put a case on the table, or somebody else's decision, or clear it. */
  lay(work?: CaseWork, again = false): void {
    this.work = work;
    this.again = again;
    this.show = work || again ? 'content' : 'queue';
  }

  /** The panes there is something in, besides the queue. */
  get panes(): PaneName[] {
    if (this.again) return ['queue', 'content', 'decision'];
    if (!this.work) return ['queue'];
    return this.work.value && !this.work.decided ? ['queue', 'content', 'decision'] : ['queue', 'content'];
  }
}

export const [getDesk, setDesk] = createContext<Desk>();
