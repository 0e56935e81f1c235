"""Why two people are proposed to each other, made of the parts of their score: take the fact away and it falls."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from .people import Person, minutes_between
from .score import CLOSE_BY, LONGEST_TRIP, WEIGHTS, Weights, components

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


def count_facts(people: Iterable[Person]) -> Counter[tuple[str, str]]:
    """How many people share each fact that a reason could name."""
    return Counter((name, slug) for person in people for name in _SHARED for slug in sorted(getattr(person, name)))


def reasons(
    one: Person, other: Person, known: Mapping[tuple[str, str], int], weights: Weights = WEIGHTS
) -> list[Reason]:
    """What speaks for the two, the heaviest first; rare facts stay unnamed."""
    there, back = components(one, other), components(other, one)
    heavy = {name: weight * (there[name] + back[name]) for name, weight in weights.items() if weight}
    by_weight = sorted(heavy, key=lambda name: (-heavy[name], name))
    found = [reason for name in by_weight for reason in _told(name, one, other, known)]
    return found[:MOST_REASONS]


def list_tellable(person: Person, known: Mapping[tuple[str, str], int]) -> list[Reason]:
    """Every reason that anybody could be told about this person."""
    named = [_tellable(name, sorted(getattr(person, name)), known) for name in _SHARED]
    near = [Reason("near")] if person.spot else []
    return [*chain.from_iterable(named), *near, Reason("age")]


def _tellable(name: str, slugs: list[str], known: Mapping[tuple[str, str], int]) -> list[Reason]:
    common = [slug for slug in slugs if known.get((name, slug), 0) >= ENOUGH_TO_HIDE_AMONG]
    return [Reason(_SHARED[name], slug) for slug in common + ([""] if len(common) < len(slugs) else [])]


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
