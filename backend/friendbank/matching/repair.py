"""Makes good what splitting odd cycles lost: whoever was left out looks for a chain of exchanges that gains.

A chain runs from a person without a partner: new pair, the pair that gives way, new pair, and so on (Berge 1957). A
beam keeps only the most promising chains of each length, so that a search takes the same time among many as among few.
"""

from collections import deque
from collections.abc import Iterable

import numpy as np

from .bits import Index
from .pool import Numbers

LONGEST_CHAIN, BEAM = 8, 40
LEAST_GAIN = 1e-9
# Within a tier scores differ by less than 1. Among many only a whole tier is worth a search, among few any gain is.
TIER, FEW = 1.0, 300
Near = dict[int, dict[int, float]]
Chain = tuple[int, ...]


def repair(pairs: Iterable[tuple[int, int]], one: Index, other: Index, worth: Numbers) -> dict[int, int]:
    """Everybody's partner, both ways, after every exchange that could be found."""
    near = _near(one, other, worth)
    partner = {mine: theirs for pair in pairs for mine, theirs in (pair, pair[::-1])}
    waiting = deque(person for person in sorted(near) if _falls_short(person, near, partner))
    while waiting:
        waiting.extend(_improve(waiting.popleft(), near, partner))
    return partner


def _falls_short(person: int, near: Near, partner: dict[int, int]) -> bool:
    """Whether somebody else would be so much better for them that a search is worth it."""
    least = TIER if len(near) > FEW else LEAST_GAIN
    return _worth_now(person, near, partner) + least <= max(near[person].values())


def _worth_now(person: int, near: Near, partner: dict[int, int]) -> float:
    return near[person][partner[person]] if person in partner else 0.0


def _improve(person: int, near: Near, partner: dict[int, int]) -> list[int]:
    """Make the best exchange that begins with a new partner for this person; returns whom it left alone."""
    if not _falls_short(person, near, partner):
        return []
    given_up = _worth_now(person, near, partner)
    left = partner.pop(person, None)
    if left is not None:
        del partner[left]
    chain = _best_chain(person, -given_up, near, partner)
    if not chain and left is not None:
        chain = (person, left)
    for giving_way in chain:
        partner.pop(giving_way, None)
    for mine, theirs in zip(chain[::2], chain[1::2], strict=False):
        partner[mine], partner[theirs] = theirs, mine
    return [alone for alone in (left, *chain[-1:]) if alone is not None and alone not in partner]


def _best_chain(start: int, before: float, near: Near, partner: dict[int, int]) -> Chain:
    """The chain from `start` that gains most, or none; `before` is what is already lost."""
    best: tuple[float, Chain] = (LEAST_GAIN, ())
    ends: dict[int, tuple[float, Chain]] = {start: (before, (start,))}
    for _ in range(LONGEST_CHAIN):
        longer: dict[int, tuple[float, Chain]] = {}
        for end, (gain, chain) in _most_promising(ends):
            for new, worth in near[end].items():
                old = partner.get(new)
                if new in chain or old in chain:
                    continue
                found = (
                    (gain + worth, (*chain, new)) if old is None else _giving_way(gain + worth, chain, new, old, near)
                )
                best = max(best, found, key=_gain)
                if old is not None and found[0] > longer.get(old, (-np.inf, ()))[0]:
                    longer[old] = found
        ends = longer
    return best[1]


def _giving_way(gain: float, chain: Chain, new: int, old: int, near: Near) -> tuple[float, Chain]:
    return gain - near[new][old], (*chain, new, old)


def _most_promising(ends: dict[int, tuple[float, Chain]]) -> list[tuple[int, tuple[float, Chain]]]:
    return sorted(ends.items(), key=lambda end: (-end[1][0], end[0]))[:BEAM]


def _gain(found: tuple[float, Chain]) -> float:
    return found[0]


def _near(one: Index, other: Index, worth: Numbers) -> Near:
    near: Near = {}
    for mine, theirs, value in zip(one.tolist(), other.tolist(), worth.tolist(), strict=True):
        near.setdefault(mine, {})[theirs] = value
        near.setdefault(theirs, {})[mine] = value
    return near
