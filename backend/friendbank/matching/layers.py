"""Which pairs to propose: a good offer for as many people as possible, then any offer, then the best fit.

A pair is worth its score (0 to 1), and for each of its two people without an offer, or without a good one, half of
`PER_OFFER` or `PER_GOOD`. Whoever may have several offers gets them in layers: the first layer serves everybody who can
be served, each further one adds what room is left, and puts those still without before those who have.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .bits import Index
from .candidates import Graph
from .cover import assign, split
from .pool import Flags, Numbers, Pool
from .repair import repair
from .score import GOOD
from .sides import assign_sides

PER_GOOD, PER_OFFER = 100.0, 200.0
# Below one half no good offer is given up for two poor ones; above it, having any counts for more.
BEST_FIT, BALANCED, NOBODY_LEFT_OUT = 0.0, 0.4, 1.0
# Less than any difference of scores that means something: waiting decides between equals only.
PER_LONGEST_WAIT = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """Pairs as rows of a graph, what those of the first layer are worth, and what no matching can exceed."""

    pairs: Index
    worth: float
    bound: float


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """Who has an offer already, and who a good one; changed in place, layer by layer."""

    served: Flags
    pleased: Flags


def choose(pool: Pool, graph: Graph, *, dial: float = BALANCED) -> Choice:
    """The pairs to propose, for a dial from best fit (0) to nobody left out (1); nobody gets more than room for."""
    if not 0 <= dial <= 1:
        raise ValueError(f"The dial goes from 0 to 1, not to {dial}.")
    layers = list(_layers(pool, graph, dial)) or [Choice(np.zeros(0, dtype=np.int64), 0.0, 0.0)]
    return Choice(np.concatenate([layer.pairs for layer in layers]), layers[0].worth, layers[0].bound)


def _layers(pool: Pool, graph: Graph, dial: float) -> Iterator[Choice]:
    room, left = pool.room.copy(), np.ones(len(graph.one), dtype=np.bool_)
    standing = Standing(np.zeros(pool.size, dtype=np.bool_), np.zeros(pool.size, dtype=np.bool_))
    while True:
        rows = np.flatnonzero(left & (room[graph.one] > 0) & (room[graph.other] > 0))
        if not len(rows):
            return
        worth = _worth(pool, graph, rows, standing, dial)
        layer = _choose_layer(pool, graph, rows, worth, room)
        yield layer
        left[layer.pairs] = False
        for end in (graph.one[layer.pairs], graph.other[layer.pairs]):
            np.subtract.at(room, end, 1)
            standing.served[end] = True
            standing.pleased[end] |= graph.score[layer.pairs] >= GOOD


def _worth(pool: Pool, graph: Graph, rows: Index, standing: Standing, dial: float) -> Numbers:
    ends = np.stack((graph.one[rows], graph.other[rows]))
    score = graph.score[rows]
    wait = (pool.waiting / max(1.0, pool.waiting.max(initial=0.0)))[ends].mean(axis=0)
    offered = PER_OFFER * dial * (~standing.served[ends]).mean(axis=0)
    good = PER_GOOD * (score >= GOOD) * (~standing.pleased[ends]).mean(axis=0)
    worth: Numbers = score + offered + good + PER_LONGEST_WAIT * wait
    return worth


def _choose_layer(pool: Pool, graph: Graph, rows: Index, worth: Numbers, room: Index) -> Choice:
    one, other = graph.one[rows], graph.other[rows]
    if pool.is_two_sided:
        chosen, bound = assign_sides(pool.side, one, other, worth, room)
    else:
        chosen, bound = _match(graph.size, one, other, worth)
    return Choice(rows[chosen], float(worth[chosen].sum()), bound)


def _match(size: int, one: Index, other: Index, worth: Numbers) -> tuple[Index, float]:
    """Disjoint pairs, as places in the given arrays, and the bound."""
    mates, gained = assign(size, one, other, worth)
    partner = repair(split(mates, gained), one, other, worth)
    mate = np.full(size, -1, dtype=np.int64)
    mate[list(partner)] = list(partner.values())
    return np.flatnonzero(mate[one] == other), float(gained.sum() / 2)
