import { describe, expect, it } from 'vitest';
import { isMarked, parse, plain, type Block, type Span } from './markup.ts';

const spans = (text: string): Span[] => {
  const [block] = parse(text);
  return block && block.kind !== 'list' ? block.spans : [];
};
const text = (said: string): Span => ({ kind: 'text', text: said });

/** Everything that would be read, without the signs. */
const said = (all: Span[]): string =>
  all.map((span) => ('spans' in span ? said(span.spans) : span.text)).join('');
const read = (blocks: Block[]): string =>
  blocks
    .map((block) => (block.kind === 'list' ? block.items.map(said).join('\n') : said(block.spans)))
    .join('\n');
const depth = (all: Span[]): number =>
  Math.max(0, ...all.map((span) => ('spans' in span ? 1 + depth(span.spans) : 0)));

describe('spans', () => {
  it.each<[string, Span[]]>([
    ['*fed* ide', [{ kind: 'bold', spans: [text('fed')] }, text(' ide')]],
    ['helt _vildt_!', [text('helt '), { kind: 'italic', spans: [text('vildt')] }, text('!')]],
    ['*_begge_*', [{ kind: 'bold', spans: [{ kind: 'italic', spans: [text('begge')] }] }]],
    ['brug `*ikke fed*`', [text('brug '), { kind: 'code', text: '*ikke fed*' }]],
  ])('reads %j', (given, expected) => {
    expect(spans(given)).toEqual(expected);
  });

  it.each([
    '2*3*4',
    'et_langt_navn',
    '* ikke *',
    '*',
    '**',
    '__',
    '`',
    'kl. 17',
    '*over\nlinjer*',
    'a * b * c',
  ])('leaves %j as it is', (given) => {
    expect(spans(given)).toEqual([text(given)]);
  });

  it('finds an address, without the end of the sentence', () => {
    expect(spans('Se https://eksempel.dk/a_b?c=1.')).toEqual([
      text('Se '),
      { kind: 'link', text: 'https://eksempel.dk/a_b?c=1', href: 'https://eksempel.dk/a_b?c=1' },
      text('.'),
    ]);
  });

  it('leads to nothing but the web', () => {
    for (const given of [
      'javascript:alert(1)',
      'data:text/html,hej',
      'file:///etc',
      'https://',
      'mailto:a@b.dk',
    ])
      expect(spans(given)).toEqual([text(given)]);
    expect(spans('www.eksempel.dk')).toEqual([
      { kind: 'link', text: 'www.eksempel.dk', href: 'https://www.eksempel.dk' },
    ]);
  });
});

describe('blocks', () => {
  it('keeps quotes and lists apart from the rest', () => {
    expect(parse('Hør:\n> et\n> to\nja\n- a\n- *b*')).toEqual([
      { kind: 'text', spans: [text('Hør:')] },
      { kind: 'quote', spans: [text('et\nto')] },
      { kind: 'text', spans: [text('ja')] },
      { kind: 'list', items: [[text('a')], [{ kind: 'bold', spans: [text('b')] }]] },
    ]);
  });
});

describe('plain', () => {
  it('is what one would say aloud', () => {
    expect(plain('Hør *nu*:\n> et\n- a\n- _b_')).toBe('Hør nu: et a, b');
    expect(plain('2*3')).toBe('2*3');
  });
});

describe('whatever is written', () => {
  const PIECES = [
    '*',
    '_',
    '`',
    '> ',
    '- ',
    '\n',
    ' ',
    'ord',
    'æøå',
    '🙂',
    'https://a.dk/(b)',
    'www.',
    '*a*',
    '_b_',
    '.',
  ];
  const signs = /[*_`>\-\s]/g;

  function* texts(): Generator<string> {
    let state = 11;
    const next = (most: number): number => (state = (state * 16807) % 2147483647) % most;
    for (let round = 0; round < 3000; round += 1)
      yield Array.from({ length: next(24) }, () => PIECES[next(PIECES.length)]).join('');
  }

  it('loses no word, nests no deeper than two, and is the same as plain when nothing is marked', () => {
    for (const given of texts()) {
      const blocks = parse(given);
      expect(read(blocks).replace(signs, '')).toBe(given.replace(signs, ''));
      for (const block of blocks)
        for (const all of block.kind === 'list' ? block.items : [block.spans])
          expect(depth(all)).toBeLessThanOrEqual(2);
      if (!isMarked(given)) expect(blocks).toEqual([{ kind: 'text', spans: given ? [text(given)] : [] }]);
    }
  });

  it.each(['*', '_', '`', '>', '- ', '*_', '_*a', 'https://', 'www.a', '*a '])(
    'takes no time over four thousand of %j',
    (sign) => {
      const before = performance.now();
      parse(sign.repeat(4000).slice(0, 4000));
      expect(performance.now() - before).toBeLessThan(250);
    },
  );
});
