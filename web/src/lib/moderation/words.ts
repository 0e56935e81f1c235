import type { CaseSummary } from '../api/types.ts';
import type { StaffCatalog } from '../i18n/types.ts';

type Words = StaffCatalog['cases'];

/** What a case is called: the gravest thing it is taken for. Screening and reports put that first. */
export function titleOf(words: Words, one: Pick<CaseSummary, 'labels' | 'source'>): string {
  const [label] = one.labels;
  if (label) return words.labels[label] ?? words.unlabelled;
  return one.source === 'technical' ? words.technical : words.unlabelled;
}

export const kindOf = (words: Words, kind: string): string => words.kinds[kind] ?? words.otherKind;

/** An action in words; one we have no words for yet is shown as the server names it. */
export const actionOf = (words: Words, action: string): string => words.actions[action] ?? action;
