"""How well two people may get along: one score each way, one together, and the reasons that made it.

Weights follow what is known and say so modestly: interests matter less for lasting contact than people think, and
shared dislikes more (Raposa et al. 2019), so neither decides alone. The two directions are joined by their harmonic
mean (Pizzato et al. 2010): a pair is only as good as it is for whoever gains less.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .people import Person, minutes_between

WEIGHTS: Mapping[str, float] = {
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
MOST_REASONS, MOST_NAMED = 3, 2
# A fact fewer than this many in the pool share could tell who somebody is, so it is not named.
ENOUGH_TO_HIDE_AMONG = 5
_SHARED = {"interests": "interest", "hopes": "hope", "times": "time", "dislikes": "dislike"}


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for a pair: `fact` is the slug both share, or empty where it is not told."""

    code: str
    fact: str = ""

    def __str__(self) -> str:
        return f"{self.code}:{self.fact}"

    @classmethod
    def parse(cls, text: str) -> "Reason":
        """The reason whose `str` this is."""
        code, _, fact = text.partition(":")
        return cls(code, fact)


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


def directed(one: Person, other: Person) -> float:
    """How well `other` suits `one`."""
    parts = components(one, other)
    return sum(weight * parts[name] for name, weight in WEIGHTS.items())


def score(one: Person, other: Person) -> float:
    """How well the two suit each other, 0 to 1, whoever is named first."""
    there, back = sorted((directed(one, other), directed(other, one)))
    return 2 * there * back / (there + back) if there else 0.0


def count_facts(people: Iterable[Person]) -> Counter[tuple[str, str]]:
    """How many people share each fact that a reason could name."""
    return Counter((name, slug) for person in people for name in _SHARED for slug in sorted(getattr(person, name)))


def reasons(one: Person, other: Person, known: Mapping[tuple[str, str], int]) -> list[Reason]:
    """What speaks for the two, the heaviest first; rare facts stay unnamed."""
    parts = {name: (components(one, other)[name] + components(other, one)[name]) / 2 for name in WEIGHTS}
    by_weight = sorted(WEIGHTS, key=lambda name: (-WEIGHTS[name] * parts[name], name))
    found = [reason for name in by_weight for reason in _told(name, one, other, known)]
    return found[:MOST_REASONS]


def _told(name: str, one: Person, other: Person, known: Mapping[tuple[str, str], int]) -> Iterator[Reason]:
    if name in _SHARED:
        shared = sorted(getattr(one, name) & getattr(other, name), key=lambda slug: (-known.get((name, slug), 0), slug))
        common = [slug for slug in shared if known.get((name, slug), 0) >= ENOUGH_TO_HIDE_AMONG]
        if shared:
            yield from (Reason(_SHARED[name], slug) for slug in common[:MOST_NAMED] or [""])
    elif name == "near" and (minutes_between(one, other) or LONGEST_TRIP) <= CLOSE_BY:
        yield Reason("near")
    elif name == "age" and one.age == other.age:
        yield Reason("age")


def _share(mine: frozenset[str], theirs: frozenset[str]) -> float:
    return len(mine & theirs) / len(mine) if mine else 0.0


def _some(shared: frozenset[str]) -> float:
    """0 for nothing, and less added by each further thing, but always something."""
    return float(1 - 0.5 ** len(shared))


def _nearness(one: Person, other: Person) -> float:
    minutes = minutes_between(one, other)
    return 0.0 if minutes is None else max(0.0, 1 - minutes / (2 * LONGEST_TRIP))
