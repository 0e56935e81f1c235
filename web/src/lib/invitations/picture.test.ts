import { expect, test } from 'vitest';
import { pictureOf } from './picture.ts';

const drawn = (svg: string): string => decodeURIComponent(pictureOf(svg).replace('data:image/svg+xml,', ''));

test('gives a drawing the namespace a picture needs, once', () => {
  const whole = '<svg xmlns="http://www.w3.org/2000/svg" width="9"><path d="M0 0h9"/></svg>';
  expect(drawn('<svg width="9"><path d="M0 0h9"/></svg>')).toBe(whole);
  expect(drawn(whole)).toBe(whole);
});

test('nothing in it can end the address or the attribute it stands in', () =>
  expect(pictureOf('<svg "#%>')).toMatch(/^data:image\/svg\+xml,[\w%.!~*'()-]*$/));
