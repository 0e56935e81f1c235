"""The score of `score`, worked out for many pairs at once, bit for bit the same."""

from collections.abc import Callable, Mapping

import numpy as np

from .bits import Bits, Index, count_own, count_shared
from .pool import Numbers, Pool
from .predicates import minutes
from .score import LONGEST_TRIP, WEIGHTS, Weights

Component = Callable[[Pool, Index, Index], Numbers]
_HALVES = 0.5 ** np.arange(1024.0)


def scores(pool: Pool, one: Index, other: Index, weights: Weights = WEIGHTS) -> Numbers:
    """How well each two suit each other, 0 to 1."""
    there, back = directed(pool, one, other, weights), directed(pool, other, one, weights)
    low, high = np.minimum(there, back), np.maximum(there, back)
    joined: Numbers = np.divide(2 * low * high, low + high, out=np.zeros_like(high), where=high > 0)
    return joined


def directed(pool: Pool, one: Index, other: Index, weights: Weights = WEIGHTS) -> Numbers:
    """How well each `other` suits `one`."""
    total = np.zeros(one.shape)
    for name, weight in weights.items():
        total += weight * COMPONENTS[name](pool, one, other)
    return total


def _interests(pool: Pool, one: Index, other: Index) -> Numbers:
    shared = count_shared(pool.interests, one, pool.interests, other)
    return (_share(pool.interests, one, shared) + _some(shared)) / 2


def _hopes(pool: Pool, one: Index, other: Index) -> Numbers:
    return _share(pool.hopes, one, count_shared(pool.hopes, one, pool.hopes, other))


def _times(pool: Pool, one: Index, other: Index) -> Numbers:
    return _share(pool.times, one, count_shared(pool.times, one, pool.times, other))


def _near(pool: Pool, one: Index, other: Index) -> Numbers:
    near: Numbers = np.maximum(0.0, 1 - minutes(pool, one, other) / (2 * LONGEST_TRIP))
    return np.nan_to_num(near, copy=False)


def _dislikes(pool: Pool, one: Index, other: Index) -> Numbers:
    return _some(count_shared(pool.dislikes, one, pool.dislikes, other))


def _peace(pool: Pool, one: Index, other: Index) -> Numbers:
    return 1 - _some(count_shared(pool.dislikes, one, pool.interests, other))


def _age(pool: Pool, one: Index, other: Index) -> Numbers:
    close: Numbers = 1 / (1 + np.abs(pool.age[one] - pool.age[other]))
    return close


COMPONENTS: Mapping[str, Component] = {
    "interests": _interests,
    "hopes": _hopes,
    "times": _times,
    "near": _near,
    "dislikes": _dislikes,
    "peace": _peace,
    "age": _age,
}


def _share(mine: Bits, rows: Index, shared: Index) -> Numbers:
    # Nobody shares more than they have, so who has nothing gets 0 of 1.
    return shared / np.maximum(count_own(mine, rows), 1)


def _some(shared: Index) -> Numbers:
    some: Numbers = 1 - _HALVES[np.minimum(shared, len(_HALVES) - 1)]
    return some
