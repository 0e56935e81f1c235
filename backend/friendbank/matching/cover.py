"""Matching on the bipartite double cover.

Everybody stands on both sides, and may be matched with themself, which means: with nobody. The best assignment of one
side to the other is then the best fractional matching, twice: its half is a bound that no matching exceeds (the linear
program without Edmonds's odd sets; Balinski 1965). It consists of cycles. Two people who chose each other are a pair,
an even cycle splits into pairs with nothing lost, and an odd one must leave somebody out: that is for `repair`.
"""

from collections.abc import Iterator

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components, min_weight_full_bipartite_matching

from .bits import Index
from .pool import Numbers

Cycle = list[tuple[int, float]]


def assign(size: int, one: Index, other: Index, worth: Numbers) -> tuple[Index, Numbers]:
    """Whom each is matched with in the cover (or oneself, for nobody), and what that is worth; `worth` is >= 0."""
    chosen, gained = np.arange(size), np.zeros(size)
    for people, edges in _islands(size, one, other):
        mine, theirs = np.searchsorted(people, one[edges]), np.searchsorted(people, other[edges])
        partner, gain = _assign(len(people), mine, theirs, worth[edges])
        chosen[people], gained[people] = people[partner], gain
    return chosen, gained


def _islands(size: int, one: Index, other: Index) -> Iterator[tuple[Index, Index]]:
    """People (sorted) and edges between them, of each part that has no edge to another: minors, adults, valleys."""
    graph = coo_array((np.ones(len(one)), (one, other)), shape=(size, size))
    _, label = connected_components(graph, directed=False)
    people, edges = np.argsort(label, kind="stable"), np.argsort(label[one], kind="stable")
    for part in np.unique(label[one]):
        within = slice(*np.searchsorted(label[people], (part, part + 1)))
        between = slice(*np.searchsorted(label[one][edges], (part, part + 1)))
        yield people[within], edges[between]


def _assign(size: int, one: Index, other: Index, worth: Numbers) -> tuple[Index, Numbers]:
    """Exact, by successive shortest augmenting paths (Jonker and Volgenant 1987)."""
    alone = np.arange(size)
    rows, columns = np.concatenate((one, other, alone)), np.concatenate((other, one, alone))
    value = np.concatenate((worth, worth, np.zeros(size)))
    # The solver wants costs, and takes a zero for no edge.
    dearest = value.max() + 1.0
    costs = coo_array((dearest - value, (rows, columns)), shape=(size, size)).tocsr()
    _, chosen = min_weight_full_bipartite_matching(costs)
    return np.asarray(chosen, dtype=np.int64), dearest - np.asarray(costs[alone, chosen], dtype=np.float64)


def split(chosen: Index, gained: Numbers) -> list[tuple[int, int]]:
    """Disjoint pairs out of the cycles of an assignment, as much as they can be worth."""
    return [pair for cycle in _cycles(chosen.tolist(), gained.tolist()) for pair in _split_cycle(cycle)]


def _cycles(chosen: list[int], gained: list[float]) -> Iterator[Cycle]:
    """The cycles of more than one, each as its people and what the step to the next one is worth."""
    seen = [False] * len(chosen)
    for start in range(len(chosen)):
        cycle, row = [], start
        while not seen[row]:
            seen[row] = True
            cycle.append((row, gained[row]))
            row = chosen[row]
        if len(cycle) > 1:
            yield cycle


def _split_cycle(cycle: Cycle) -> list[tuple[int, int]]:
    first = _least_missed(cycle) + 1 if len(cycle) % 2 else _better_half(cycle)
    people = [person for person, _ in cycle]
    around = people[first % len(people) :] + people[: first % len(people)]
    return list(zip(around[:-1:2], around[1::2], strict=False))


def _better_half(cycle: Cycle) -> int:
    """Where the pairs of an even cycle should begin."""
    steps = [worth for _, worth in cycle]
    return 0 if sum(steps[::2]) >= sum(steps[1::2]) else 1


def _least_missed(cycle: Cycle) -> int:
    """Whom of an odd cycle to leave out; moving on by two swaps one step of the cycle for another."""
    steps, size = [worth for _, worth in cycle], len(cycle)
    value, best, out = sum(steps[1::2]), (sum(steps[1::2]), 0), 0
    for _ in range(size - 1):
        value += steps[out] - steps[(out + 1) % size]
        out = (out + 2) % size
        best = max(best, (value, -out))
    return -best[1]
