"""People for matching, and strategies that invent them."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from backend.friendbank.matching.people import Barred, Person, Spot

HELLERUP = Spot(55.73, 12.57)
NEAR = Spot(55.74, 12.57)
FAR = Spot(55.94, 12.57)
LIKES = ("bage", "bold", "dyr", "film", "mad", "musik")
TIMES = ("weekday_afternoon", "weekday_evening", "weekend_day")
HOPES = ("talk", "do_things", "calm_company")

ANYBODY = Person(
    id="one",
    community_id="here",
    age=16,
    languages=frozenset({"da"}),
    interests=frozenset({"film", "mad"}),
    times=frozenset({"weekend_day"}),
    spot=HELLERUP,
    reach=30,
)


def somebody(person_id: str = "other", **facts: Any) -> Person:
    """A person nothing speaks against, but for `facts`."""
    return replace(ANYBODY, id=person_id, **facts)


def _some(slugs: tuple[str, ...]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(slugs))


@st.composite
def own_limits(draw: st.DrawFn) -> dict[str, Any]:
    """Whom somebody would rather not meet, in most cases nobody."""
    gender = draw(st.sampled_from(("", "girl", "girl", "boy")))
    return {
        "gender": gender,
        "only_gender": gender != "" and draw(st.booleans()),
        "most_years": draw(st.sampled_from((None, None, 0, 1))),
        "online_first": draw(st.booleans()),
    }


@st.composite
def persons(draw: st.DrawFn, person_id: str = "one") -> Person:
    """Anybody at all."""
    liked = draw(_some(LIKES))
    return Person(
        id=person_id,
        community_id=draw(st.sampled_from(("here", "there"))),
        age=draw(st.integers(12, 24)),
        languages=draw(_some(("da", "en", "ar"))),
        interests=liked,
        dislikes=draw(_some(LIKES)) - liked,
        times=draw(_some(TIMES)),
        hopes=draw(_some(HOPES)),
        spot=draw(st.sampled_from((None, HELLERUP, NEAR, FAR))),
        reach=draw(st.sampled_from((None, 15, 60))),
        takes_part=draw(st.booleans()),
        paused=draw(st.booleans()),
        opened=draw(st.booleans()),
        open_proposals=draw(st.integers(0, 1)),
        most_proposals=draw(st.integers(1, 2)),
        least_together=draw(st.sampled_from((2, 2, 2, 3))),
        most_together=draw(st.integers(3, 4)),
        waiting_days=draw(st.integers(0, 3)),
        **draw(own_limits()),
    )


def crowds(least: int = 0, most: int = 7) -> st.SearchStrategy[list[Person]]:
    """Several people, each with an id of their own."""
    return st.integers(least, most).flatmap(
        lambda number: st.tuples(*(persons(f"p{index:02}") for index in range(number))).map(list)
    )


@st.composite
def seekers(draw: st.DrawFn, person_id: str) -> Person:
    """Somebody who takes part, with most of whom few rules are broken."""
    liked = draw(_some(LIKES))
    return Person(
        id=person_id,
        community_id="here",
        age=draw(st.integers(14, 18)),
        languages=frozenset({draw(st.sampled_from(("da", "da", "uk"))), "en"} if draw(st.booleans()) else {"da"}),
        interests=liked,
        dislikes=draw(_some(LIKES)) - liked,
        times=draw(_some(TIMES)),
        spot=draw(st.sampled_from((None, HELLERUP, NEAR))),
        reach=draw(st.sampled_from((None, 5.0, 30.0))),
        most_proposals=draw(st.sampled_from((1, 1, 2, 3))),
        least_together=draw(st.sampled_from((2, 2, 2, 3))),
        most_together=draw(st.integers(3, 4)),
        waiting_days=draw(st.integers(0, 9)),
        **draw(own_limits()),
    )


def pools(least: int = 0, most: int = 9) -> st.SearchStrategy[list[Person]]:
    """Several people who mostly may meet."""
    return st.integers(least, most).flatmap(
        lambda number: st.tuples(*(seekers(f"p{index:02}") for index in range(number))).map(list)
    )


def bars(most: int = 9) -> st.SearchStrategy[Barred]:
    """Something between a few of those people."""
    ids = st.sampled_from([f"p{index:02}" for index in range(most)])
    pairs = st.frozensets(st.frozensets(ids, min_size=2, max_size=2), max_size=8)
    return st.builds(Barred, blocked=pairs, cooling=pairs)
