import { expect, test } from 'vitest';
import { markFound, readFinding } from './finding.ts';

test('reads what screening wrote', () =>
  expect(readFinding('contact_info high: 8 digits (a phone?) [6:17] (contact_info)')).toEqual({
    label: 'contact_info',
    why: '8 digits (a phone?)',
    start: 6,
    end: 17,
  }));

test.each(['', 'broken', 'contact_info high: no place'])('"%s" is not of that kind', (line) =>
  expect(readFinding(line)).toBeNull(),
);

const at = (start: number, end: number) => ({ label: 'x', why: '', start, end });

test('marks whole characters, also behind an emoji', () =>
  expect(markFound('😀 ring 20 31', [at(7, 12)])).toEqual([
    { text: '😀 ring ', found: false },
    { text: '20 31', found: true },
  ]));

test('findings that lie on each other are one', () =>
  expect(markFound('abcd', [at(0, 2), at(1, 3)])).toEqual([
    { text: 'abc', found: true },
    { text: 'd', found: false },
  ]));

test('a text without findings is whole, and an empty one is nothing', () => {
  expect(markFound('abc', [])).toEqual([{ text: 'abc', found: false }]);
  expect(markFound('', [])).toEqual([]);
});
