"""Why no match yet: which one of somebody's own limits, if they loosened it, would let them meet how many people.

Worked out by loosening it and asking the rules again, so it is true by construction. Age, blocks and what others have
asked for are never offered for loosening. Who would appear is not told, only how many.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from .candidates import count_partners
from .people import PAIR_SIZE, Person
from .pool import Pool

Loosen = Callable[[Person], Person]
TWICE_AS_FAR = 2.0


@dataclass(frozen=True, slots=True)
class Lever:
    """A limit of one's own, and how many more people one could meet without it."""

    limit: str
    opens: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """How many people somebody could meet as it is, and which limits keep how many more away, most first."""

    partners: int
    levers: tuple[Lever, ...]


def _farther(person: Person) -> Person:
    return replace(person, reach=None if person.reach is None else TWICE_AS_FAR * person.reach)


def _anywhere(person: Person) -> Person:
    return replace(person, reach=None)


def _any_time(person: Person) -> Person:
    return replace(person, times=frozenset())


def _online(person: Person) -> Person:
    return replace(person, online_first=True)


def _any_gender(person: Person) -> Person:
    return replace(person, only_gender=False)


def _any_years(person: Person) -> Person:
    return replace(person, most_years=None)


def _two_as_well(person: Person) -> Person:
    return replace(person, least_together=PAIR_SIZE)


def _no_pause(person: Person) -> Person:
    return replace(person, paused=False)


def _one_more(person: Person) -> Person:
    return replace(person, most_proposals=max(person.most_proposals, person.open_proposals + 1))


LEVERS: Mapping[str, Loosen] = {
    "distance_twice": _farther,
    "distance": _anywhere,
    "online_first": _online,
    "times": _any_time,
    "group_size": _two_as_well,
    "only_gender": _any_gender,
    "most_years": _any_years,
    "pause": _no_pause,
    "proposals": _one_more,
}
LANGUAGE = "language:"


def list_outlooks(pool: Pool, ids: Sequence[str]) -> dict[str, Outlook]:
    """The outlook of each of these people, all worked out at once; raises KeyError for somebody not in the pool."""
    by_id = {person.id: person for person in pool.people}
    tried = [(person_id, limit, variant) for person_id in ids for limit, variant in _variants(pool, by_id[person_id])]
    counted = count_as(pool, [variant for *_, variant in tried])
    found: dict[str, dict[str, int]] = {person_id: {} for person_id in ids}
    for (person_id, limit, _), partners in zip(tried, counted, strict=True):
        found[person_id][limit] = partners
    return {person_id: _outlook(partners) for person_id, partners in found.items()}


def count_as(pool: Pool, variants: Sequence[Person]) -> list[int]:
    """How many people of the pool each of these could meet: its own people, as they are or could be."""
    wider = pool.with_variants(variants)
    counted: list[int] = count_partners(wider, np.arange(pool.size, wider.size), pool.looking).tolist()
    return counted


def _variants(pool: Pool, person: Person) -> list[tuple[str, Person]]:
    """The person as they are, under no name, and with each of their limits loosened."""
    spoken = sorted(frozenset().union(*(other.languages for other in pool.people)) - person.languages)
    learnt = [(f"{LANGUAGE}{slug}", replace(person, languages=person.languages | {slug})) for slug in spoken]
    loosened = [(limit, loosen(person)) for limit, loosen in LEVERS.items()]
    return [("", person), *((limit, changed) for limit, changed in [*loosened, *learnt] if changed != person)]


def _outlook(partners: Mapping[str, int]) -> Outlook:
    levers = [Lever(limit, count - partners[""]) for limit, count in partners.items() if count > partners[""]]
    return Outlook(partners[""], tuple(sorted(levers, key=lambda lever: (-lever.opens, lever.limit))))
