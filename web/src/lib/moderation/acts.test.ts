import { expect, test } from 'vitest';
import { toggled } from './acts.ts';

const names = (...pressed: string[]): string[] =>
  pressed.reduce<ReturnType<typeof toggled>>(toggled, []).map((act) => act.name);

test('several things go together', () => {
  expect(names('hide', 'mute', 'warn')).toEqual(['hide', 'mute', 'warn']);
});

test('what is fine stands alone', () => {
  expect(names('hide', 'dismiss')).toEqual(['dismiss']);
  expect(names('dismiss', 'hide', 'mute')).toEqual(['hide', 'mute']);
});

test('out is out', () => {
  expect(names('mute', 'suspend', 'ban')).toEqual(['mute', 'ban']);
});

test('again takes it away', () => {
  expect(names('hide', 'hide')).toEqual([]);
});

test('what lasts begins with a length', () => {
  expect(toggled([], 'mute')).toEqual([{ name: 'mute', days: 1 }]);
  expect(toggled([], 'hide')).toEqual([{ name: 'hide', days: null }]);
});
