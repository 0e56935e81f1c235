import { expect, it } from 'vitest';
import { fitted } from './shrink.ts';

it.each([
  [
    [4000, 3000],
    [1600, 1200],
  ],
  [
    [900, 3200],
    [450, 1600],
  ],
  [
    [640, 480],
    [640, 480],
  ],
  [
    [8000, 1],
    [1600, 1],
  ],
])('makes %j to %j', ([width = 0, height = 0], expected) => {
  expect(fitted(width, height, 1600)).toEqual(expected);
});
