import { describe, expect, it } from 'vitest';
import { Anchor, NOTHING, stretchAround } from './sight.ts';
import { Track } from './track.ts';

const ROW = 50;
const names = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, at) => `row ${from + at}`);
const track = (keys: readonly string[], measured = new Map<string, number>()): Track =>
  new Track(keys, () => ROW, measured);

describe('what is in the page', () => {
  const long = track(names(0, 1000));
  const phone = { fromEnd: 0, height: 800 };

  it('is what is seen and some more on both sides', () => {
    const { first, last, keys } = stretchAround(long, { fromEnd: 10_000, height: 800 }, NOTHING);
    expect([long.below(first), long.below(last)]).toEqual([11_550, 9_250]);
    expect([keys[0], keys.at(-1), keys.length]).toEqual([`row ${first}`, `row ${last}`, last - first + 1]);
  });

  it('stays as it is until less than enough is left', () => {
    const before = stretchAround(long, { ...phone, fromEnd: 10_000 }, NOTHING);
    expect(stretchAround(long, { ...phone, fromEnd: 10_349 }, before)).toBe(before);
    expect(stretchAround(long, { ...phone, fromEnd: 10_350 }, before)).not.toBe(before);
    expect(stretchAround(long, { ...phone, fromEnd: 9_701 }, before)).toBe(before);
    expect(stretchAround(long, { ...phone, fromEnd: 9_700 }, before)).not.toBe(before);
  });

  it('is cut anew when the rows are others', () => {
    const before = stretchAround(long, phone, NOTHING);
    const more = track(names(0, 1001));
    expect(stretchAround(more, phone, before).keys.at(-1)).toBe('row 1000');
  });

  it('reaches to both ends and no further', () => {
    expect(stretchAround(track(names(0, 3)), phone, NOTHING).keys).toEqual(names(0, 3));
    expect(stretchAround(track([]), phone, NOTHING).keys).toEqual([]);
    const whole = stretchAround(track(names(0, 3)), phone, NOTHING);
    expect(stretchAround(whole.on!, { ...phone, fromEnd: 40 }, whole)).toBe(whole);
  });
});

describe('the row one looks at', () => {
  const held = (): Anchor => {
    const anchor = new Anchor();
    anchor.hold(track(names(0, 100)), 620);
    return anchor;
  };

  it('stays when others write', () => expect(held().settle(track(names(0, 103)))).toBe(620 + 3 * ROW));

  it('stays when older ones come', () => expect(held().settle(track(names(-100, 100)))).toBe(620));

  it('stays when a row below it turns out higher than was guessed', () => {
    const measured = track(names(0, 100));
    measured.measure('row 95', 70);
    expect(held().settle(measured)).toBe(640);
  });

  it('stays when its own height or that of one above it is another', () => {
    const measured = track(names(0, 100));
    measured.measure('row 87', 70);
    measured.measure('row 20', 70);
    expect(held().settle(measured)).toBe(620);
  });

  it('stays through all of that in any order', () => {
    const anchor = held();
    const measured = new Map([['row 99', 10]]);
    for (const keys of [names(-50, 100), names(-50, 101), names(-50, 140)])
      anchor.hold(track(keys, measured), anchor.settle(track(keys, measured)) ?? NaN);
    expect(anchor.settle(track(names(-50, 140), measured))).toBe(620 - 40 + 40 * ROW);
  });

  it('can be one that is not the lowest', () => {
    const anchor = new Anchor();
    anchor.hold(track(names(0, 100)), 620, 50);
    const without = names(0, 100).filter((name) => name !== 'row 80');
    expect(anchor.settle(track(without))).toBe(620 - ROW);
  });

  it('holds nothing once it is gone', () => {
    expect(held().settle(track(names(0, 50)))).toBeUndefined();
    expect(new Anchor().settle(track(names(0, 50)))).toBeUndefined();
  });
});
