import type { Rule } from '../api/types.ts';

/** Those somebody should look at first: asked about, out of force, unlike themselves; the rest as they were. */
export const unlikeFirst = (rules: Rule[]): Rule[] =>
  rules.toSorted((one, other) => weight(other) - weight(one));

const weight = (rule: Rule): number => {
  if (rule.asked) return 3;
  if (rule.mode !== 'live') return 2;
  return Number(rule.standing === 'quiet' || rule.standing === 'loud');
};
