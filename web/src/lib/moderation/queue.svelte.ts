import { listCases } from '../api/moderation.ts';
import type { CaseSummary } from '../api/types.ts';
import { Loader } from '../load.svelte.ts';
import { listAll } from '../staff/list-all.ts';
import type { Severity } from './urgency.ts';

export type Shown = 'open' | 'mine' | Severity | 'decided';

/** The cases of the community in the order they should be worked, whole, and what of them is shown. */
export class Queue {
  shown = $state<Shown>('open');
  readonly cases = new Loader<CaseSummary[]>(() => {
    const status = this.shown === 'decided' ? 'decided' : 'open';
    return listAll((cursor) => listCases(status, cursor));
  });

  get visible(): CaseSummary[] {
    return (this.cases.value ?? []).filter((one) => isShown(one, this.shown));
  }

  /** How many nobody is working on. */
  get waiting(): number {
    return (this.cases.value ?? []).filter((one) => one.status === 'open' && !one.claimed).length;
  }

  show(wanted: Shown): void {
    const crosses = (wanted === 'decided') !== (this.shown === 'decided');
    this.shown = wanted;
    if (!crosses) return;
    this.cases.value = undefined;
    void this.cases.load();
  }
}

/** Whether a case belongs under a filter. */
export function isShown(one: Pick<CaseSummary, 'severity' | 'claimed' | 'status'>, shown: Shown): boolean {
  if (shown === 'open' || shown === 'decided') return one.status === shown;
  return shown === 'mine' ? one.claimed === 'mine' : one.severity === shown;
}
