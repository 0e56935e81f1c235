/** A stretch of a text, and whether it is what was searched for. */
export interface Piece {
  text: string;
  hit: boolean;
}

const WORD = /[\p{L}\p{N}]+/gu;
const LETTERS: Record<string, string> = { æ: 'ae', ø: 'oe', å: 'aa' };
/** As much of a word as its endings leave alone, about. */
const ENDING = 2;
const SHORTEST = 3;
/** How much is shown before the first hit of a long message. */
const BEFORE = 40;
const MOST = 160;

/** A word as the search sees it: small, and the Danish letters spelled out. */
const folded = (word: string): string =>
  word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[æøå]/g, (letter) => LETTERS[letter] ?? letter);

const words = (text: string): string[] => text.match(WORD) ?? [];

/** The server knows Danish endings and we do not carry them here: near enough is good enough for colour. */
function isHit(word: string, sought: readonly string[]): boolean {
  const seen = folded(word);
  return sought.some((one) => seen.startsWith(one.slice(0, Math.max(SHORTEST, one.length - ENDING))));
}

/** The text in pieces, with the words that were searched for as pieces of their own. */
export function highlight(text: string, query: string): Piece[] {
  const sought = words(query).map(folded);
  const shown = around(text, sought);
  const pieces: Piece[] = [];
  let end = 0;
  for (const found of shown.matchAll(WORD)) {
    if (!isHit(found[0], sought)) continue;
    if (found.index > end) pieces.push({ text: shown.slice(end, found.index), hit: false });
    pieces.push({ text: found[0], hit: true });
    end = found.index + found[0].length;
  }
  if (end < shown.length) pieces.push({ text: shown.slice(end), hit: false });
  return pieces;
}

/** A long text from a little before its first hit. */
function around(text: string, sought: readonly string[]): string {
  if (text.length <= MOST) return text;
  const first = [...text.matchAll(WORD)].find(([word]) => isHit(word, sought))?.index ?? 0;
  const begin = first > BEFORE ? text.indexOf(' ', first - BEFORE) + 1 : 0;
  const cut = text.slice(begin, begin + MOST);
  return `${begin ? '…' : ''}${cut}${begin + MOST < text.length ? '…' : ''}`;
}
