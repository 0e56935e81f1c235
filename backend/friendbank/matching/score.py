"""How well two people may get along: one score each way, one together, from parts that have names.

Weights follow what is known and say so modestly: interests matter less for lasting contact than people think, and
shared dislikes more (Raposa et al. 2019), so neither decides alone. The two directions are joined by their harmonic
mean (Pizzato et al. 2010): a pair is only as good as it is for whoever gains less. `scoring` does this to arrays.
"""

from collections.abc import Mapping

from .people import Person, minutes_between

Weights = Mapping[str, float]
# The designer's, until answers have taught others; each round remembers the version it was made with.
WEIGHTS: Weights = {
    "interests": 0.30,
    "hopes": 0.20,
    "times": 0.15,
    "near": 0.15,
    "dislikes": 0.10,
    "peace": 0.05,
    "age": 0.05,
}
VERSION = "2026-11"
GOOD = 0.5
LONGEST_TRIP = 60.0
CLOSE_BY = 30.0


def components(one: Person, other: Person) -> dict[str, float]:
    """What `other` offers `one`, each from 0 to 1."""
    return {
        "interests": (_share(one.interests, other.interests) + _some(one.interests & other.interests)) / 2,
        "hopes": _share(one.hopes, other.hopes),
        "times": _share(one.times, other.times),
        "near": _nearness(one, other),
        "dislikes": _some(one.dislikes & other.dislikes),
        "peace": 1 - _some(one.dislikes & other.interests),
        "age": 1 / (1 + abs(one.age - other.age)),
    }


def directed(one: Person, other: Person, weights: Weights = WEIGHTS) -> float:
    """How well `other` suits `one`."""
    return weigh(components(one, other), weights)


def weigh(parts: Mapping[str, float], weights: Weights = WEIGHTS) -> float:
    """How much these parts are worth together, 0 to 1."""
    return sum(weight * parts[name] for name, weight in weights.items())


def score(one: Person, other: Person, weights: Weights = WEIGHTS) -> float:
    """How well the two suit each other, 0 to 1, whoever is named first."""
    return _together(directed(one, other, weights), directed(other, one, weights))


def explain(one: Person, other: Person, weights: Weights = WEIGHTS) -> dict[str, float]:
    """By how much the score of the two would fall without each component."""
    whole = score(one, other, weights)
    return {name: whole - score(one, other, {**weights, name: 0.0}) for name in weights}


def _together(there: float, back: float) -> float:
    low, high = min(there, back), max(there, back)
    return 2 * low * high / (low + high) if high else 0.0


def _share(mine: frozenset[str], theirs: frozenset[str]) -> float:
    return len(mine & theirs) / len(mine) if mine else 0.0


def _some(shared: frozenset[str]) -> float:
    """0 for nothing, and less added by each further thing, but always something."""
    return float(1 - 0.5 ** len(shared))


def _nearness(one: Person, other: Person) -> float:
    minutes = minutes_between(one, other)
    return 0.0 if minutes is None else max(0.0, 1 - minutes / (2 * LONGEST_TRIP))
