// A point ends a sentence only before a capital, so that "kl. 17" does not.
const SENTENCE_END = /[.!?:]+(?=\s+\p{Lu}|\s*$)|\n+/gu;
const WORD = /[\p{L}\p{N}]+(?:[.'-][\p{L}\p{N}]+)*/gu;
const LONG = 6;

/** Läsbarhetsindex (Björnsson 1968): words to a sentence plus the percentage of words over six letters; 0 for no words. */
export function lix(text: string): number {
  const words = text.match(WORD) ?? [];
  if (words.length === 0) return 0;
  const sentences = text.split(SENTENCE_END).filter((part) => part.match(WORD)).length;
  const long = words.filter((word) => word.length > LONG).length;
  return Math.round(words.length / sentences + (100 * long) / words.length);
}

/** The most that is easy to read for those Flok is for. */
export const EASY = 30;
