import type { Rule } from '../api/types.ts';

const FIRST = ['quiet', 'loud'];

/** Those that behave unlike themselves first, the rest as they were. */
export const unlikeFirst = (rules: Rule[]): Rule[] =>
  rules.toSorted(
    (one, other) => Number(FIRST.includes(other.standing)) - Number(FIRST.includes(one.standing)),
  );
