from typing import Any

import pytest
from hypothesis import given, settings

from backend.friendbank.matching.counterfactual import LANGUAGE, LEVERS, Lever, Outlook, list_outlooks
from backend.friendbank.matching.people import Barred, Person
from backend.friendbank.matching.pool import Pool
from backend.friendbank.matching.rules import is_allowed
from tests.friendbank.matching.making import FAR, NEAR, bars, pools, somebody

CROWD = [somebody(f"c{index}", spot=NEAR, reach=None) for index in range(4)]


@pytest.mark.parametrize(
    ("facts", "levers"),
    [
        ({}, ()),
        ({"reach": 5.0}, (Lever("distance", 4), Lever("distance_twice", 4))),
        ({"reach": 1.0}, (Lever("distance", 4),)),
        ({"times": frozenset({"weekday_evening"})}, (Lever("times", 4),)),
        ({"languages": frozenset({"uk"})}, (Lever("language:da", 4),)),
        ({"least_together": 3}, (Lever("group_size", 4),)),
        ({"gender": "boy", "only_gender": True}, (Lever("only_gender", 4),)),
        ({"age": 17, "most_years": 0}, (Lever("most_years", 4),)),
        ({"paused": True}, (Lever("pause", 4),)),
        ({"open_proposals": 1}, (Lever("proposals", 4),)),
        ({"age": 19}, ()),
        ({"reach": 1.0, "least_together": 3}, ()),
    ],
)
def test_the_own_limit_that_keeps_people_away_is_named(facts: dict[str, Any], levers: tuple[Lever, ...]) -> None:
    outlook = list_outlooks(Pool.of([somebody("me", **facts), *CROWD]), ["me"])["me"]

    assert outlook == Outlook(0 if facts else 4, levers)


def test_nobody_is_told_about_blocks() -> None:
    barred = Barred(blocked=frozenset(frozenset({"me", other.id}) for other in CROWD))

    assert list_outlooks(Pool.of([somebody("me"), *CROWD], barred), ["me"]) == {"me": Outlook(0, ())}


@settings(max_examples=40)
@given(pools(1, 8), bars())
def test_what_is_promised_comes_true(people: list[Person], barred: Barred) -> None:
    pool = Pool.of(people, barred)
    outlooks = list_outlooks(pool, [person.id for person in people])
    for person in people:
        outlook = outlooks[person.id]
        others = [other for other in people if other.id != person.id]
        partners = sum(is_allowed(person, other, barred=barred) for other in others)

        assert outlook.partners == partners
        for lever in outlook.levers:
            if not lever.limit.startswith(LANGUAGE):
                changed = LEVERS[lever.limit](person)
                opened = sum(is_allowed(changed, other, barred=barred) for other in others)
                assert lever.opens == opened - partners > 0


def test_age_and_blocks_are_no_levers() -> None:
    own = {"distance", "distance_twice", "online_first", "times", "group_size", "only_gender", "most_years"}

    assert LEVERS.keys() == own | {"pause", "proposals"}


def test_writing_first_helps_only_towards_those_who_would_too() -> None:
    crowd = [somebody("a", spot=FAR, reach=None, online_first=True), somebody("b", spot=FAR, reach=None)]

    outlook = list_outlooks(Pool.of([somebody("me"), *crowd]), ["me"])["me"]

    assert outlook == Outlook(0, (Lever("distance", 2), Lever("online_first", 1)))
