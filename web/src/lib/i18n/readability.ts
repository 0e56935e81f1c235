/** LIX, the Danish measure of how hard a text is: words a sentence, plus the share of words longer than six letters. */
export function lix(text: string): number {
  const words = text.match(/[\p{L}\p{N}'-]+/gu) ?? [];
  const sentences = text.match(/[.!?:]+(?=\s|$)/g) ?? [];
  const long = words.filter((word) => word.length > 6);
  return words.length ? words.length / Math.max(1, sentences.length) + (100 * long.length) / words.length : 0;
}

/** Every text in a catalog, with its path; functions are tried with sample arguments. */
export function texts(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') return [[path, said(node)]];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => texts(value, path ? `${path}.${key}` : key));
}

type Said = (...samples: unknown[]) => unknown;

/** A text made from samples: numbers, or words where it needs words. */
function said(text: unknown): string {
  try {
    return String((text as Said)(2, 3));
  } catch {
    return String((text as Said)('to', 'tre'));
  }
}
