const STEPS: Record<string, (from: number, last: number) => number> = {
  ArrowUp: (from) => from - 1,
  ArrowDown: (from) => from + 1,
  Home: () => 0,
  End: (_, last) => last,
};

/** The row a key leads to from row `from` of a list that ends with `last`; undefined for keys that lead nowhere. */
export function stepFrom(from: number, last: number, key: string): number | undefined {
  const to = STEPS[key]?.(from, last);
  return to === undefined ? undefined : Math.min(Math.max(to, 0), last);
}

/** Does it open what can be done with a row? */
export const isOpening = ({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): boolean =>
  key === 'Enter' || key === 'ContextMenu' || (shiftKey && key === 'F10');
