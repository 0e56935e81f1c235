import { createSubscriber } from 'svelte/reactivity';

const follow = (everyMs: number): (() => void) =>
  createSubscriber((update) => {
    const timer = setInterval(update, everyMs);
    return () => clearInterval(timer);
  });

const seconds = follow(1_000);
const quarters = follow(15_000);

/** The time of day as a value that changes: whatever reads it is drawn again when it does. */
export const ticking = {
  /** To the second, for a time that runs out. */
  get second(): Date {
    seconds();
    return new Date();
  },
  /** Every fifteen seconds, for "12 min. left". */
  get quarter(): Date {
    quarters();
    return new Date();
  },
};
