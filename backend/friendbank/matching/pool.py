"""People as arrays: one row each, in the order of their ids, so that no answer depends on who was named first."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .bits import Bits, Index, to_bits
from .errors import BadPool
from .people import NOTHING_BARRED, OLDEST_EVER, PAIR_SIZE, Barred, Person
from .rules import FRIENDS

_FLAGS = ("takes_part", "paused", "opened", "only_gender", "online_first")
NOWHERE = (np.nan, np.nan, np.nan)

Flags = NDArray[np.bool_]
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Pool:
    """`size` people as arrays of that length.

    `who` tells `known` people apart (the row, but for variants of somebody); `spot` is x, y, z on a globe of radius 1,
    or NaN; `reach` is minutes, or infinity; `most_years` at most `OLDEST_EVER`; `room` is how many more proposals one
    may get; `waiting` is days; `barred` are sorted `pair_numbers`; `rules` the codes of those that hold here. The
    others are as in `Person`.
    """

    people: tuple[Person, ...]
    rules: Collection[str]
    known: int
    who: Index
    age: Index
    community: Index
    side: Index
    gender: Index
    most_years: Index
    takes_part: Flags
    paused: Flags
    opened: Flags
    only_gender: Flags
    online_first: Flags
    wants_pair: Flags
    languages: Bits
    interests: Bits
    dislikes: Bits
    times: Bits
    hopes: Bits
    spot: tuple[Numbers, Numbers, Numbers]
    reach: Numbers
    room: Index
    waiting: Numbers
    barred: Index

    @classmethod
    def of(
        cls, people: Iterable[Person], barred: Barred = NOTHING_BARRED, *, rules: Collection[str] = FRIENDS
    ) -> "Pool":
        """A pool of these people; raises BadPool if two have the same id, or only some of them a side."""
        ordered = tuple(sorted(people, key=lambda person: person.id))
        for one, other in pairwise(ordered):
            if one.id == other.id:
                raise BadPool("duplicate", f"{one.id} is there twice.")
        if len({bool(person.side) for person in ordered}) > 1:
            raise BadPool("contradiction", "Either everybody belongs to a side, or nobody does.")
        places = {person.id: row for row, person in enumerate(ordered)}
        pairs = [sorted(pair) for pair in barred.all_pairs if pair <= places.keys() and len(pair) == PAIR_SIZE]
        numbers = [places[one] * len(ordered) + places[other] for one, other in pairs]
        return _encode(ordered, places, np.array(sorted(numbers), dtype=np.int64), rules)

    def with_variants(self, variants: Sequence[Person]) -> "Pool":
        """The same people, followed by what some of them would be if they changed something."""
        places = {person.id: row for row, person in enumerate(self.people)}
        return _encode(self.people + tuple(variants), places, self.barred, self.rules)

    @property
    def size(self) -> int:
        """How many people."""
        return len(self.people)

    @property
    def looking(self) -> Index:
        """The rows of those whom a round may bring something."""
        return np.flatnonzero(self.takes_part & ~self.paused & (self.room > 0))

    @property
    def is_two_sided(self) -> bool:
        """Whether people are only matched with the other side."""
        return any(person.side for person in self.people[:1])

    def pair_numbers(self, one: Index, other: Index) -> Index:
        """A number for each pair of rows, the same whoever is named first."""
        mine, theirs = self.who[one], self.who[other]
        return np.minimum(mine, theirs) * self.known + np.maximum(mine, theirs)


def _encode(people: tuple[Person, ...], places: Mapping[str, int], barred: Index, rules: Collection[str]) -> Pool:
    (languages,), (times,), (hopes,) = (to_bits(_column(people, name)) for name in ("languages", "times", "hopes"))
    interests, dislikes = to_bits(_column(people, "interests"), _column(people, "dislikes"))
    flags = {name: np.array(_column(people, name), dtype=np.bool_) for name in _FLAGS}
    return Pool(
        people=people,
        rules=rules,
        known=len(places),
        who=_integers(places[person.id] for person in people),
        age=_integers(person.age for person in people),
        community=_numbered([person.community_id for person in people]),
        side=_numbered([person.side for person in people]),
        gender=_numbered([person.gender for person in people]),
        most_years=_integers(OLDEST_EVER if person.most_years is None else person.most_years for person in people),
        wants_pair=np.array([person.least_together == PAIR_SIZE for person in people], dtype=np.bool_),
        spot=_spots(people),
        reach=np.array([np.inf if person.reach is None else person.reach for person in people], dtype=np.float64),
        room=_integers(person.most_proposals - person.open_proposals for person in people),
        waiting=np.array([person.waiting_days for person in people], dtype=np.float64),
        barred=barred,
        languages=languages,
        interests=interests,
        dislikes=dislikes,
        times=times,
        hopes=hopes,
        **flags,
    )


def _column(people: Sequence[Person], name: str) -> list[Any]:
    return [getattr(person, name) for person in people]


def _integers(values: Iterable[int]) -> Index:
    return np.fromiter(values, dtype=np.int64)


def _numbered(names: Sequence[str]) -> Index:
    number = {name: place for place, name in enumerate(sorted(set(names)))}
    return _integers(number[name] for name in names)


def _spots(people: Sequence[Person]) -> tuple[Numbers, Numbers, Numbers]:
    """Worked out with the plain numbers of `Spot`, once a place, so that both ways of asking agree."""
    known = {spot: spot.on_globe for spot in {person.spot for person in people} if spot}
    rows = np.array([known[person.spot] if person.spot else NOWHERE for person in people], dtype=np.float64)
    x, y, z = rows.reshape(len(people), 3).T.copy()
    return x, y, z
