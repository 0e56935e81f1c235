import { describe, expect, it } from 'vitest';
import { highlight } from './highlight.ts';

const hits = (text: string, query: string): string[] =>
  highlight(text, query)
    .filter((piece) => piece.hit)
    .map((piece) => piece.text);

describe('highlight', () => {
  it('keeps every letter of a short text', () => {
    const text = 'Skal vi bage boller, eller boller du?';
    expect(
      highlight(text, 'boller')
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });

  it.each([
    ['Vi bager boller i morgen', 'bolle', ['boller']],
    ['Vi bager boller i morgen', 'bollerne', ['boller']],
    ['På Ærø er der øl', 'aeroe', ['Ærø']],
    ['Brætspil om torsdagen', 'torsdag bræt', ['Brætspil', 'torsdagen']],
    ['Sport og spil', 'po', []],
    ['Hej', 'noget andet', []],
  ])('finds in "%s" what "%s" is looking for', (text, query, found) => {
    expect(hits(text, query)).toEqual(found);
  });

  it('shows a long text from a little before its first hit', () => {
    const text = `${'ord '.repeat(100)}kanel ${'ord '.repeat(100)}`;
    const shown = highlight(text, 'kanel')
      .map((piece) => piece.text)
      .join('');
    expect(shown).toMatch(/^…(ord )+kanel (ord )+.*…$/);
    expect(shown.length).toBeLessThan(170);
  });

  it('shows nothing as found where nothing was asked', () => {
    expect(highlight('Hej', ' ')).toEqual([{ text: 'Hej', hit: false }]);
  });
});
