import type { Share } from '../api/types.ts';

export type Measure = 'offered' | 'pleased' | 'matched' | 'lasted';
export const MEASURES: Measure[] = ['offered', 'pleased', 'matched', 'lasted'];

export interface Bar {
  name: string;
  share: Share;
}

/** The groups of which this measure can be told, as bars. */
export const barsOf = <M extends string>(
  groups: ({ group: string } & Record<M, Share | null>)[],
  measure: M,
  nameOf: (group: string) => string,
): Bar[] =>
  groups.flatMap((group) => {
    const share = group[measure];
    return share ? [{ name: nameOf(group.group), share }] : [];
  });

/** A share as whole percent, in the reader's language. */
export const percent = (locale: string, share: number): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
