import { describe, expect, it } from 'vitest';
import { Track } from './track.ts';

const make = (sizes: number[], measured = new Map<string, number>()): Track =>
  new Track(
    sizes.map((_, index) => `row ${index}`),
    (index) => sizes[index] ?? 0,
    measured,
  );

/** Numbers that look random and are the same each time. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ;) yield (state = (state * 16807) % 2147483647);
}

describe('a track', () => {
  it('counts upwards from the end', () => {
    const track = make([10, 20, 30]);
    expect([track.below(2), track.below(1), track.below(0), track.total]).toEqual([0, 30, 50, 60]);
  });

  it('finds the row at a distance, and the outermost beyond them', () => {
    const track = make([10, 20, 30]);
    expect([-5, 0, 29, 30, 49, 50, 59, 60, 1000].map((distance) => track.at(distance))).toEqual([
      2, 2, 2, 1, 1, 0, 0, 0, 0,
    ]);
  });

  it('takes a measure for a guess, and tells whether it is news', () => {
    const track = make([10, 20, 30]);
    expect([track.measure('row 1', 25), track.measure('row 1', 25), track.total]).toEqual([true, false, 65]);
    expect(track.measure('nobody', 5)).toBe(false);
  });

  it('remembers what was measured in another', () => {
    const measured = new Map<string, number>();
    make([10], measured).measure('row 0', 12);
    expect(make([10, 10], measured).total).toBe(22);
  });

  it('is nothing when empty', () => {
    expect([make([]).total, make([]).at(10), make([]).place('row 0')]).toEqual([0, 0, -1]);
  });

  it('agrees with adding up by hand, whatever was measured', () => {
    const random = numbers(7);
    const next = (most: number): number => (random.next().value ?? 0) % most;
    for (let round = 0; round < 50; round += 1) {
      const sizes = Array.from({ length: 1 + next(40) }, () => 1 + next(90));
      const track = make(sizes);
      for (let change = 0; change < 10; change += 1) {
        const row = next(sizes.length);
        sizes[row] = 1 + next(90);
        track.measure(`row ${row}`, sizes[row] ?? 0);
      }
      const distance = next(3000);
      const by_hand = sizes.findIndex(
        (_, index) => sizes.slice(index + 1).reduce((a, b) => a + b, 0) <= distance,
      );
      expect(track.at(distance)).toBe(by_hand);
    }
  });
});
