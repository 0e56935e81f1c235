/** A stretch of words inside a line. What `bold` and `italic` hold can never hold the same again, so nothing nests deep. */
export type Span =
  | { kind: 'text' | 'code'; text: string }
  | { kind: 'link'; text: string; href: string }
  | { kind: 'bold' | 'italic'; spans: Span[] };

export type Block = { kind: 'text' | 'quote'; spans: Span[] } | { kind: 'list'; items: Span[][] };

/** Could there be any markup in it? Most messages have none, and are shown as they are. */
export const isMarked = (text: string): boolean => /[*_`]|^(?:>|- )|https?:\/\/|www\./m.test(text);

const QUOTE = /^> ?/;
const ITEM = /^- /;
// A sign opens before a word and closes after one, so that 2*3*4 and snake_case_names stay as they are.
const SPAN =
  /`(?<code>[^`\n]+)`|(?<link>(?:https?:\/\/|(?<![\p{L}\p{N}.])www\.)[^\s<>"`]+)|(?<![\p{L}\p{N}*])\*(?<bold>(?=\S)[^*\n]*[^\s*])\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_])_(?<italic>(?=\S)[^_\n]*[^\s_])_(?![\p{L}\p{N}_])/gu;
const TRAILING = /[.,;:!?'"»*_)\]]+$/;

/** *bold*, _italic_, `code`, > quotes, - lists and links; everything else is what it is. */
export function parse(text: string): Block[] {
  const blocks: Block[] = [];
  for (const lines of runs(text.split('\n'))) blocks.push(blockOf(lines));
  return blocks;
}

/** The words alone, for where there is room for no more: a quote, a preview, what is read aloud. */
export const plain = (text: string): string =>
  isMarked(text)
    ? parse(text)
        .map((block) => (block.kind === 'list' ? block.items : [block.spans]).map(wordsOf).join(', '))
        .join(' ')
    : text;

const wordsOf = (spans: Span[]): string =>
  spans.map((span) => ('spans' in span ? wordsOf(span.spans) : span.text)).join('');

/** Lines of one kind that stand together. */
function runs(lines: string[]): string[][] {
  const found: string[][] = [];
  for (const line of lines) {
    const last = found.at(-1);
    if (last && kindOf(last[0] ?? '') === kindOf(line)) last.push(line);
    else found.push([line]);
  }
  return found;
}

const kindOf = (line: string): Block['kind'] =>
  QUOTE.test(line) ? 'quote' : ITEM.test(line) ? 'list' : 'text';

function blockOf(lines: string[]): Block {
  const kind = kindOf(lines[0] ?? '');
  if (kind === 'list') return { kind, items: lines.map((line) => spansOf(line.replace(ITEM, ''))) };
  const said = kind === 'quote' ? lines.map((line) => line.replace(QUOTE, '')) : lines;
  return { kind, spans: spansOf(said.join('\n')) };
}

function spansOf(text: string): Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const match of text.matchAll(SPAN)) {
    const span = spanOf(match);
    if (match.index > end) spans.push({ kind: 'text', text: text.slice(end, match.index) });
    spans.push(span);
    end = match.index + (span.kind === 'link' ? span.text.length : match[0].length);
  }
  if (end < text.length) spans.push({ kind: 'text', text: text.slice(end) });
  return spans;
}

function spanOf(match: RegExpExecArray): Span {
  const { code, link, bold, italic } = match.groups ?? {};
  if (code) return { kind: 'code', text: code };
  if (bold) return { kind: 'bold', spans: spansOf(bold) };
  if (italic) return { kind: 'italic', spans: spansOf(italic) };
  return linkOf(link ?? match[0]);
}

/** What ends the sentence is not of the address. */
function linkOf(said: string): Span {
  const text = said.replace(TRAILING, (signs) => (said.includes('(') ? signs.replace(/[^)]+$/, '') : ''));
  const href = text.startsWith('www.') ? `https://${text}` : text;
  return URL.canParse(href) ? { kind: 'link', text, href } : { kind: 'text', text: said };
}
