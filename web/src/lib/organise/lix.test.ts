import { expect, test } from 'vitest';
import { lix } from './lix.ts';

test('nothing is nothing', () => expect(lix(' \n ')).toBe(0));

test('short words in short sentences are easy', () =>
  // 5 words, 2 sentences, none long: 2.5 + 0, rounded.
  expect(lix('Kom ind. Vi ser film!')).toBe(Math.round(5 / 2)));

test('long words weigh', () =>
  // 4 words, 1 sentence, 2 longer than six letters: 4 + 50.
  expect(lix('Arrangementet afholdes i huset')).toBe(54));

test('a number with a point in it ends no sentence', () =>
  expect(lix('Vi ses kl. 17.30 i huset')).toBe(lix('Vi ses kl. 1730 i huset')));
