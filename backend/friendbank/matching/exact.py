"""The exact maximum by Edmonds's algorithm, to measure rounds against; only where rustworkx is installed."""

from importlib import import_module
from importlib.util import find_spec

from .bits import Index
from .pool import Numbers

# It takes the cube of the number of people.
MOST_PEOPLE = 2_000
# The oracle counts in whole numbers.
GRAIN = 1e8


def can_solve(size: int) -> bool:
    """Whether this can be solved here in a few seconds."""
    return size <= MOST_PEOPLE and find_spec("rustworkx") is not None


def solve(size: int, one: Index, other: Index, worth: Numbers) -> set[tuple[int, int]]:
    """The pairs (lower row first) that are worth most (Galil 1986)."""
    rustworkx = import_module("rustworkx")
    graph = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(size))
    whole = [round(value * GRAIN) for value in worth.tolist()]
    graph.add_edges_from(list(zip(one.tolist(), other.tolist(), whole, strict=True)))
    pairs = rustworkx.max_weight_matching(graph, max_cardinality=False, weight_fn=int)
    return {(min(pair), max(pair)) for pair in pairs}
