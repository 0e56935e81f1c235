import type { Person, ReportKind } from '../api/types.ts';

/** What one tells us about: its kind and id, its words to be sure it is the right one, and whose they are. */
export interface Subject {
  kind: ReportKind;
  id: string;
  quote?: string;
  by?: Person;
}
