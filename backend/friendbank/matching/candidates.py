"""Who could be proposed to whom: for each person the best few of those the rules allow.

Everybody is compared with the nearest people of a fitting age only, through a k-d tree, unless there are few. Whoever
then has fewer than `KEEP` is compared with everybody again: the search may miss a better partner for somebody who
has plenty, and never misses one for somebody who has not.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from .bits import Index
from .people import EARTH_KM
from .pool import Numbers, Pool
from .predicates import AGES_FIT, find_allowed
from .score import WEIGHTS, Weights
from .scoring import scores

# Pruning to the best few of each costs next to nothing: 0.9998 of the whole score with eight of twenty.
KEEP = 10
NEAREST, COMPARE_ALL_BELOW = 128, 1000
PAIRS_AT_ONCE = 250_000
# Areas are middles of districts. For the search alone each person is moved by up to so much, in a way of their own,
# or a thousand people of one place would all have the same hundred neighbours.
SCATTER_KM = 1.5
# Additive recurrences of the plastic number: evenly spread, and the same every time (Roberts 2018).
SCATTER = (0.8191725133961645, 0.6710436067037893, 0.5497004779019703)


@dataclass(frozen=True, slots=True, eq=False)
class Graph:
    """`size` people and the pairs of them worth thinking of: `one` < `other` (rows) and their `score`, sorted."""

    size: int
    one: Index
    other: Index
    score: Numbers


def search(pool: Pool, *, keep: int = KEEP, weights: Weights = WEIGHTS) -> Graph:
    """The best `keep` partners of each, and all partners of whoever has fewer; a pair that either keeps, both keep."""
    blocks = [_search_block(pool, mine, theirs, keep, weights) for mine, theirs in _blocks(pool)]
    one, other, score = (np.concatenate(parts) for parts in zip(_NOTHING, *blocks, strict=True))
    low, high = np.minimum(one, other), np.maximum(one, other)
    _, first = np.unique(low * pool.size + high, return_index=True)
    return Graph(pool.size, low[first], high[first], score[first])


def count_partners(pool: Pool, rows: Index, others: Index) -> Index:
    """How many of the others the rules allow each of these, everybody asked."""
    counted = np.zeros(pool.size, dtype=np.int64)
    for one, other in _products(rows, others):
        np.add.at(counted, find_allowed(pool, one, other)[0], 1)
    return counted[rows]


Found = tuple[Index, Index, Numbers]
_NOTHING: Found = (np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0))


def _blocks(pool: Pool) -> Iterator[tuple[Index, Index]]:
    """People of one age and side, with everybody whose age and side fit theirs."""
    looking = pool.looking
    age, side = pool.age[looking], pool.side[looking]
    for years, own in sorted(set(zip(age.tolist(), side.tolist(), strict=True))):
        fits = AGES_FIT[years][age] if "age" in pool.rules else np.ones(age.shape, dtype=np.bool_)
        if pool.is_two_sided:
            fits = fits & (side != own)
        yield looking[(age == years) & (side == own)], looking[fits]


def _search_block(pool: Pool, mine: Index, theirs: Index, keep: int, weights: Weights) -> Found:
    if len(theirs) <= COMPARE_ALL_BELOW:
        return _best(pool, _products(mine, theirs), keep, weights)
    found = _best(pool, _neighbours(pool, mine, theirs), keep, weights)
    counted = np.bincount(found[0], minlength=pool.size)[mine]
    again = _best(pool, _products(mine[counted < keep], theirs), keep, weights)
    one, other, score = (np.concatenate(parts) for parts in zip(found, again, strict=True))
    return one, other, score


def _products(mine: Index, theirs: Index) -> Iterator[tuple[Index, Index]]:
    """Everybody with everybody, some at a time."""
    step = max(1, PAIRS_AT_ONCE // max(1, len(theirs)))
    for start in range(0, len(mine), step):
        part = mine[start : start + step]
        yield np.repeat(part, len(theirs)), np.tile(theirs, len(part))


def _neighbours(pool: Pool, mine: Index, theirs: Index) -> Iterator[tuple[Index, Index]]:
    """Everybody with the `NEAREST` of the others, some at a time."""
    places = _scattered(pool)
    tree = cKDTree(places[theirs])
    step = PAIRS_AT_ONCE // NEAREST
    for start in range(0, len(mine), step):
        part = mine[start : start + step]
        _, near = tree.query(places[part], k=NEAREST)
        yield np.repeat(part, NEAREST), theirs[near.ravel()]


def _best(pool: Pool, pairs: Iterator[tuple[Index, Index]], keep: int, weights: Weights) -> Found:
    kept = [_best_of(pool, *find_allowed(pool, one, other), keep, weights) for one, other in pairs]
    one, other, score = (np.concatenate(parts) for parts in zip(_NOTHING, *kept, strict=True))
    return one, other, score


def _best_of(pool: Pool, one: Index, other: Index, keep: int, weights: Weights) -> Found:
    """Of pairs that are together for each `one`, the best."""
    score = scores(pool, one, other, weights)
    order = np.lexsort((other, -score, one))
    one, other, score = one[order], other[order], score[order]
    rank = np.arange(len(one)) - np.searchsorted(one, one)
    best = rank < keep
    return one[best], other[best], score[best]


def _scattered(pool: Pool) -> Numbers:
    """Where the search looks for each, x, y, z; those without an area are put where some other person is."""
    places = np.column_stack(pool.spot)
    known = np.flatnonzero(~np.isnan(places[:, 0]))
    unknown = np.flatnonzero(np.isnan(places[:, 0]))
    places[unknown] = places[known[unknown * len(known) // pool.size]] if len(known) else 0.0
    shift = np.modf(np.outer(np.arange(1, pool.size + 1), SCATTER))[0] - 0.5
    scattered: Numbers = places + shift * (2 * SCATTER_KM / EARTH_KM)
    return scattered
