"""Sets of slugs as bits, so that what two people share is counted for a million pairs at once."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Index = NDArray[np.int64]
# 64 slugs to an array, each array with one number per person.
Bits = tuple[NDArray[np.uint64], ...]
WIDTH = 64


def to_bits(*columns: Sequence[frozenset[str]]) -> list[Bits]:
    """Each column with one row per set, all made of the same slugs; these are numbered in their order."""
    slugs = sorted(frozenset().union(*(said for column in columns for said in column)))
    words = [slugs[start : start + WIDTH] for start in range(0, len(slugs), WIDTH)] or [[]]
    return [tuple(_word(column, word) for word in words) for column in columns]


def count_shared(one: Bits, rows: Index, other: Bits, columns: Index) -> Index:
    """How many slugs `one` in each of these rows shares with `other` in each of these."""
    counted = np.zeros(rows.shape, dtype=np.int64)
    for mine, theirs in zip(one, other, strict=True):
        counted += np.bitwise_count(mine[rows] & theirs[columns])
    return counted


def count_own(bits: Bits, rows: Index) -> Index:
    """How many slugs are in each of these rows."""
    return count_shared(bits, rows, bits, rows)


def _word(sets: Sequence[frozenset[str]], slugs: Sequence[str]) -> NDArray[np.uint64]:
    value = {slug: 1 << place for place, slug in enumerate(slugs)}
    # Many people say the same.
    known = {said: sum(value.get(slug, 0) for slug in said) for said in set(sets)}
    return np.array([known[said] for said in sets], dtype=np.uint64)
