/**
 * How high the rows of a long list are, seen from its newest end: as measured, and a guess for those never shown.
 * Distances are counted upwards from the end, because that is where a chat is held fast.
 */
export class Track {
  readonly #keys: readonly string[];
  readonly #sizes: number[];
  readonly #measured: Map<string, number>;
  #places: Map<string, number> | undefined;
  /** `#below[i]` is how far the upper edge of row i is from the end; the last entry, of no row, is 0. */
  #below: Float64Array | undefined;

  /** `measured` outlives a track: what was measured once needs no guess in the next. */
  constructor(keys: readonly string[], guess: (index: number) => number, measured: Map<string, number>) {
    this.#keys = keys;
    this.#measured = measured;
    this.#sizes = keys.map((key, index) => measured.get(key) ?? guess(index));
  }

  /** Remember how high a row turned out to be; false when that was known. */
  measure(key: string, size: number): boolean {
    const place = this.place(key);
    this.#measured.set(key, size);
    if (place < 0 || this.#sizes[place] === size) return false;
    this.#sizes[place] = size;
    this.#below = undefined;
    return true;
  }

  get length(): number {
    return this.#keys.length;
  }

  /** The name of the row at `index`; none beyond the ends. */
  key(index: number): string {
    return this.#keys[index] ?? '';
  }

  /** The names of the rows from `first` to `last`, both of them too. */
  stretch(first: number, last: number): readonly string[] {
    return this.#keys.slice(first, last + 1);
  }

  /** Where a row stands; -1 when it does not. */
  place(key: string): number {
    this.#places ??= new Map(this.#keys.map((one, index) => [one, index]));
    return this.#places.get(key) ?? -1;
  }

  /** The height of all rows. */
  get total(): number {
    return this.below(-1);
  }

  /** How far the lower edge of row `index` is from the end; of row -1, how high all are. */
  below(index: number): number {
    return this.#distances()[index + 1] ?? 0;
  }

  size(index: number): number {
    return this.#sizes[index] ?? 0;
  }

  /** The row that covers this distance from the end; the first or last one beyond them. */
  at(distance: number): number {
    const below = this.#distances();
    let [low, high] = [0, Math.max(0, this.#keys.length - 1)];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((below[middle + 1] ?? 0) > distance) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #distances(): Float64Array {
    if (this.#below) return this.#below;
    const below = new Float64Array(this.#keys.length + 1);
    for (let index = this.#keys.length - 1; index >= 0; index -= 1)
      below[index] = (below[index + 1] ?? 0) + (this.#sizes[index] ?? 0);
    return (this.#below = below);
  }
}
