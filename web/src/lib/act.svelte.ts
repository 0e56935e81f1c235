import { asProblem, type Problem } from './api/problem.ts';

/** One thing a person does on a screen: that it is under way, and why it did not succeed. */
export class Act {
  busy = $state(false);
  problem = $state.raw<Problem>();

  /** Do it, one at a time; true when it succeeded. What went wrong stays in `problem` until the next try. */
  async run(work: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.problem = undefined;
    try {
      await work();
      return true;
    } catch (thrown) {
      this.problem = asProblem(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
