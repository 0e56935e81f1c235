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
  if (typeof node === 'function') return [[path, String(node(2, 3))]];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => texts(value, path ? `${path}.${key}` : key));
}
