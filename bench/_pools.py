"""Small invented pools that break every habit: blocks, caps, groups, no areas, short trips, any dial."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from random import Random

from backend.friendbank.matching.inventing import invent
from backend.friendbank.matching.layers import BALANCED, BEST_FIT, NOBODY_LEFT_OUT
from backend.friendbank.matching.people import Barred, Person
from backend.friendbank.matching.round import propose
from backend.friendbank.matching.simulate import count_violations

MOST_PEOPLE = 14
DIALS = (BEST_FIT, BALANCED, NOBODY_LEFT_OUT)


def count_broken(pools: int) -> int:
    """The rules that rounds in so many random pools broke."""
    return sum(
        count_violations(people, propose(people, barred, dial=dial), barred)
        for people, barred, dial in random_pools(pools)
    )


def random_pools(number: int) -> Iterator[tuple[list[Person], Barred, float]]:
    """So many pools, always the same ones."""
    for seed in range(number):
        chance = Random(seed)  # noqa: S311  # repeatable on purpose, nothing secret
        people = [_bent(person, chance) for person in invent(chance.randint(0, MOST_PEOPLE), seed)]
        pairs = [frozenset(pair) for pair in combinations([person.id for person in people], 2)]
        between = {name: frozenset(pair for pair in pairs if chance.random() < 0.1) for name in ("blocked", "cooling")}
        yield people, Barred(**between), chance.choice(DIALS)


def _bent(person: Person, chance: Random) -> Person:
    least = chance.choice((2, 2, 2, 3, 4))
    return replace(
        person,
        age=person.age if chance.random() < 0.3 else chance.randint(14, 18),
        spot=person.spot if chance.random() < 0.8 else None,
        paused=chance.random() < 0.05,
        open_proposals=chance.randint(0, 1),
        most_proposals=chance.randint(1, 3),
        least_together=least,
        most_together=chance.randint(least, 4),
    )
