import { i18n } from '../i18n/index.svelte.ts';

/** A rule's name as it is said: what it is about in words, and the rest of its own name. */
export function nameOf(rule: string): string {
  const [label = '', ...rest] = rule.split('.');
  return [i18n.staff.cases.labels[label] ?? label, ...rest].join(': ').replaceAll('_', ' ');
}
