import type { Track } from './track.ts';

/** What is seen of a list: how far its lower edge is from the newest end, and how high it is. */
export interface Sight {
  fromEnd: number;
  height: number;
}

/** The rows that are in the page. */
export interface Stretch {
  /** Where they were looked up; undefined before any are. */
  on: Track | undefined;
  first: number;
  last: number;
  keys: readonly string[];
}

/** How far the page reaches beyond what is seen when it is cut anew, and before it must be. */
const SPARE_PX = 750;
const LEAST_PX = 450;

export const NOTHING: Stretch = { on: undefined, first: 0, last: -1, keys: [] };

/** The rows near what is seen: the same as before while they reach far enough, so that most of scrolling changes nothing. */
export function stretchAround(on: Track, { fromEnd, height }: Sight, before: Stretch): Stretch {
  const { first, last } = before;
  const reaches =
    before.on === on &&
    (first === 0 || on.below(first - 1) > fromEnd + height + LEAST_PX) &&
    (last === on.length - 1 || on.below(last) < fromEnd - LEAST_PX);
  return reaches ? before : cut(on, on.at(fromEnd + height + SPARE_PX), on.at(fromEnd - SPARE_PX));
}

const cut = (on: Track, first: number, last: number): Stretch => ({
  on,
  first,
  last,
  keys: on.stretch(first, last),
});

/** The row that stays where it is on the screen while those below it come, go, or turn out higher than was guessed. */
export class Anchor {
  #key = '';
  #gap = 0;

  /** Remember how a row, or else the lowest in sight, stands to the lower edge of what is seen. */
  hold(on: Track, fromEnd: number, index = on.at(fromEnd)): void {
    this.#key = on.key(index);
    this.#gap = fromEnd - on.below(index);
  }

  /** How far from the end one must look for that row to stand there again; undefined when it is gone. */
  settle(on: Track): number | undefined {
    const index = on.place(this.#key);
    return index < 0 ? undefined : on.below(index) + this.#gap;
  }
}
