import { expect, test } from 'vitest';
import { isOpening, stepFrom } from './row-keys.ts';

test('keys lead up, down and to both ends, and not beyond them', () =>
  expect(
    ['ArrowUp', 'ArrowDown', 'Home', 'End', 'a'].map((key) =>
      [0, 5, 9].map((from) => stepFrom(from, 9, key)),
    ),
  ).toEqual([
    [0, 4, 8],
    [1, 6, 9],
    [0, 0, 0],
    [9, 9, 9],
    [undefined, undefined, undefined],
  ]));

test('a menu is opened by the keys that open menus', () => {
  const keys = [
    { key: 'Enter', shiftKey: false },
    { key: 'ContextMenu', shiftKey: false },
    { key: 'F10', shiftKey: true },
    { key: 'F10', shiftKey: false },
  ];
  expect(keys.map(isOpening)).toEqual([true, true, true, false]);
});
