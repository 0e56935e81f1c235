"""What a round is compared with: always the best pair that is left, and what a volunteer does by hand."""

from collections.abc import Iterable, Sequence

import numpy as np

from .bits import Index
from .candidates import Graph
from .score import GOOD

Tally = dict[str, int]


def pick_greedily(graph: Graph) -> Index:
    """Always the best pair that is left."""
    return _pick(graph, np.lexsort((graph.other, graph.one, -graph.score)).tolist())


def pick_by_hand(graph: Graph, arrival: Sequence[int]) -> Index:
    """People (rows) as they came, each with the best partner still free."""
    place = np.argsort(arrival)
    one, other = place[graph.one], place[graph.other]
    # A pair is tried when the first of its two has their turn, for until then neither has chosen.
    return _pick(graph, np.lexsort((np.maximum(one, other), -graph.score, np.minimum(one, other))).tolist())


def tally(graph: Graph, pairs: Index) -> Tally:
    """How many people have an offer, and a good one."""
    return {"covered": 2 * len(pairs), "good": 2 * int((graph.score[pairs] >= GOOD).sum())}


def _pick(graph: Graph, order: Iterable[int]) -> Index:
    """Every pair in this order of which both are free."""
    taken: set[int] = set()
    picked = []
    one, other = graph.one.tolist(), graph.other.tolist()
    for pair in order:
        if one[pair] not in taken and other[pair] not in taken:
            taken |= {one[pair], other[pair]}
            picked.append(pair)
    return np.array(picked, dtype=np.int64)
