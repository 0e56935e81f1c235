"""Choosing what one is told, by which channel, and when not, over REST."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from backend.core import clock
from tests import factories
from tests.conftest import Api, UnitOfWork
from tests.moderation.people import Cast
from tests.support.threads import at_once

AsAccount = Callable[[str], Api]
PATH = "/notifications/preferences"
TOPICS = ("messages", "invitations", "events", "safety")
LATE = {"on": True, "starts": "23:30", "ends": "09:15"}


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with clock.freeze("2026-11-20T12:00:00+01:00"):
        yield


def youth(unit: UnitOfWork, cast: Cast, age: int, **fields: str) -> str:
    with unit():
        return factories.make_youth(community=cast.community, age=age, **fields).id


def topic(name: str, *, app: bool = True, push: bool = True, mail: bool = True) -> dict[str, Any]:
    return {"topic": name, "app": app, "push": push, "mail": mail}


@pytest.mark.parametrize(
    ("age", "starts", "fixed"), [(13, "21:00", True), (15, "21:00", True), (16, "22:00", True), (18, "22:00", False)]
)
def test_what_holds_until_one_chooses(
    as_account: AsAccount, unit: UnitOfWork, cast: Cast, age: int, starts: str, fixed: bool
) -> None:
    answer = as_account(youth(unit, cast, age)).get(PATH)
    assert answer.status_code == 200
    assert answer.json == {
        "topics": [{**topic(name), "locked": name == "safety"} for name in TOPICS],
        "quiet": {"on": True, "starts": starts, "ends": "07:00", "fixed": fixed},
        "mail": {"offered": False, "address": None, "confirmed": False},
    }


def test_choosing_some_and_leaving_the_rest(as_account: AsAccount, unit: UnitOfWork, cast: Cast) -> None:
    api = as_account(youth(unit, cast, 19))
    first = api.put(PATH, {"topics": [topic("events", push=False)], "quiet": LATE})
    assert first.status_code == 200
    second = api.put(PATH, {"topics": [topic("messages", mail=False, app=False)]})
    expected = {
        "topics": [
            {**topic("messages", mail=False, app=False), "locked": False},
            {**topic("invitations"), "locked": False},
            {**topic("events", push=False), "locked": False},
            {**topic("safety"), "locked": True},
        ],
        "quiet": {**LATE, "fixed": False},
        "mail": {"offered": False, "address": None, "confirmed": False},
    }
    assert second.json == api.get(PATH).json == expected
    off = api.put(PATH, {"quiet": {**LATE, "on": False}}).json
    assert off["quiet"] == {"on": False, "starts": "22:00", "ends": "07:00", "fixed": False}
    assert off["topics"] == expected["topics"]


def test_safety_is_always_told_in_the_app(as_account: AsAccount, unit: UnitOfWork, cast: Cast) -> None:
    answer = as_account(cast.friend.id).put(PATH, {"topics": [topic("safety", app=False, push=False)]}).json
    assert answer["topics"][3] == {**topic("safety", push=False), "locked": True}


@pytest.mark.parametrize("age", [13, 15, 16, 17])
def test_quiet_hours_that_age_has_set_cannot_be_chosen(
    as_account: AsAccount, unit: UnitOfWork, cast: Cast, age: int
) -> None:
    api = as_account(youth(unit, cast, age))
    before = api.get(PATH).json
    answer = api.put(PATH, {"topics": [topic("events", push=False)], "quiet": LATE})
    assert (answer.status_code, answer.json["errors"]) == (422, {"quiet": ["Det kan ikke ændres."]})
    assert api.get(PATH).json == before


def test_adults_choose(as_account: AsAccount, cast: Cast) -> None:
    assert as_account(cast.coordinator.id).put(PATH, {"quiet": LATE}).json["quiet"] == {**LATE, "fixed": False}


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"topics": [topic("weather")]}, "topics"),
        ({"topics": [{"topic": "events"}]}, "topics"),
        ({"topics": [topic("events")] * 5}, "topics"),
        ({"quiet": {"starts": "22:10", "ends": "07:00"}}, "quiet"),
        ({"quiet": {"starts": "24:00", "ends": "07:00"}}, "quiet"),
        ({"quiet": {"starts": "22:00\n", "ends": "07:00"}}, "quiet"),
        ({"quiet": {"starts": "22:00", "ends": "22:00"}}, "quiet"),
        ({"quiet": {"starts": "22:00"}}, "quiet"),
        ({"unknown": 1}, "unknown"),
    ],
)
def test_what_cannot_be_chosen(as_account: AsAccount, cast: Cast, body: dict[str, Any], field: str) -> None:
    answer = as_account(cast.coordinator.id).put(PATH, body)
    assert (answer.status_code, list(answer.json["errors"])) == (422, [field])


def test_choosing_twice_at_once_loses_nothing(as_account: AsAccount, cast: Cast) -> None:
    apis = [as_account(cast.coordinator.id) for _ in TOPICS]
    for api in apis:
        assert api.headers
    bodies = [{"topics": [topic(name, mail=False)]} for name in TOPICS]
    answers = at_once(lambda pair: pair[0].put(PATH, pair[1]).status_code, zip(apis, bodies, strict=True))
    assert set(answers) == {200}
    assert [one["mail"] for one in apis[0].get(PATH).json["topics"]] == [False] * 4
