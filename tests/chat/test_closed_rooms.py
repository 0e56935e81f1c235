"""When a room takes no words, why, and what a block hides in it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.chat import errors
from backend.chat.models import Room
from backend.chat.permissions import (
    Situation,
    is_hidden,
    is_mixed,
    is_night,
    is_open,
    require_open,
    require_writable,
    why_closed,
)
from backend.core import clock
from backend.core.clock import COPENHAGEN

NOON = datetime(2026, 11, 22, 11, tzinfo=UTC)
MIDNIGHT = datetime(2026, 11, 22, 23, tzinfo=UTC)
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Somebody:
    account_id: str
    kind: str = "youth"
    role: str = "member"


NOR, SNE, LIV = (Somebody(name) for name in ("nor", "sne", "liv"))
FREJA, ALI = Somebody("freja", "adult", "host"), Somebody("ali", "adult", "watcher")


def _situation(*people: Somebody, watched: bool = True, spoken: bool = True, blocked: str = "") -> Situation:
    pairs = {frozenset(pair.split(":")) for pair in blocked.split()}
    return Situation(people=people, watched=watched, spoken=spoken, blocked=pairs)


@pytest.mark.parametrize(
    ("closed", "blocked", "answer"),
    [(False, False, True), (True, False, False), (False, True, False), (True, True, False)],
)
def test_a_block_and_an_end_refuse_with_the_same_words(closed: bool, blocked: bool, answer: bool) -> None:
    room = Room(kind="direct", pair_key="nor:sne", closed_at=clock.now() if closed else None)
    pairs = "nor:sne" if blocked else "nor:liv"
    situation = _situation(NOR, SNE, blocked=pairs)

    assert is_open(room, situation.blocked) is answer
    assert why_closed(room, "youth", situation, NOON) == (None if answer else "ended")
    if answer:
        require_open(room, situation.blocked)
        require_writable(room, "youth", situation, NOON)
    else:
        with pytest.raises(errors.RoomClosed):
            require_open(room, situation.blocked)
        with pytest.raises(errors.RoomClosed):
            require_writable(room, "youth", situation, NOON)


def test_a_block_among_people_of_an_event_closes_nothing() -> None:
    event = Room(kind="event", pair_key=None)

    assert why_closed(event, "youth", _situation(NOR, SNE, FREJA, ALI, blocked="nor:sne"), NOON) is None


@pytest.mark.parametrize(("people", "answer"), [((NOR, SNE), "waiting"), ((NOR, SNE, LIV), None), ((NOR,), "waiting")])
def test_a_group_begins_with_the_third(people: tuple[Somebody, ...], answer: str | None) -> None:
    assert why_closed(Room(kind="group"), "youth", _situation(*people), NOON) == answer
    assert why_closed(Room(kind="interest"), "youth", _situation(*people), NOON) is None


@pytest.mark.parametrize(
    ("after", "answer"),
    [(-HOUR, "not_yet"), (timedelta(0), None), (HOUR, None), (5 * HOUR, "over"), (6 * HOUR, "over")],
)
def test_an_events_room_opens_and_closes(after: timedelta, answer: str | None) -> None:
    event = Room(kind="event", opens_at=NOON, closes_at=NOON + 5 * HOUR)

    assert why_closed(event, "youth", _situation(NOR, FREJA, ALI), NOON + after) == answer


# Who writes, in what, at what hour, and why they may not. In the direct room Nor wrote first unless it says otherwise.
DIRECT, INTEREST = Room(kind="direct", pair_key="freja:nor"), Room(kind="interest")
CONTACT, CIRCLE = (NOR, FREJA, ALI), (NOR, SNE, FREJA, ALI)


@pytest.mark.parametrize(
    ("room", "people", "kind", "now", "facts", "answer"),
    [
        (DIRECT, CONTACT, "youth", NOON, {}, None),
        (DIRECT, CONTACT, "adult", NOON, {}, None),
        (DIRECT, CONTACT, "youth", NOON, {"spoken": False}, None),
        (DIRECT, CONTACT, "adult", NOON, {"spoken": False}, "waiting"),
        (DIRECT, CONTACT, "youth", MIDNIGHT, {}, "night"),
        (DIRECT, CONTACT, "adult", MIDNIGHT, {}, "night"),
        (DIRECT, CONTACT, "youth", NOON, {"watched": False}, "unwatched"),
        (DIRECT, CONTACT, "adult", NOON, {"watched": False}, "unwatched"),
        (DIRECT, (NOR, SNE), "youth", MIDNIGHT, {"watched": False}, None),
        (INTEREST, CIRCLE, "youth", NOON, {}, None),
        (INTEREST, CIRCLE, "adult", NOON, {"spoken": False}, None),
        (INTEREST, CIRCLE, "youth", MIDNIGHT, {}, None),
        (INTEREST, CIRCLE, "adult", MIDNIGHT, {}, "night"),
        (INTEREST, CIRCLE, "youth", NOON, {"watched": False}, "unwatched"),
        (Room(kind="staff"), (FREJA, ALI), "adult", MIDNIGHT, {"watched": False}, None),
        (Room(kind="group"), (NOR, SNE, LIV), "youth", MIDNIGHT, {"watched": False}, None),
    ],
)
def test_where_adults_and_youths_meet(
    room: Room, people: tuple[Somebody, ...], kind: str, now: datetime, facts: dict[str, Any], answer: str | None
) -> None:
    assert why_closed(room, kind, _situation(*people, **facts), now) == answer


@pytest.mark.parametrize(
    ("starts", "ends", "answer"),
    [(2, 4, None), (2.1, 4, "night"), (-4, -2, "night"), (-4, -1.9, None), (-1, 1, None), (20, 22, "night")],
)
def test_at_night_adults_write_around_an_event_only(starts: float, ends: float, answer: str | None) -> None:
    event = Room(kind="event", starts_at=MIDNIGHT + starts * HOUR, ends_at=MIDNIGHT + ends * HOUR)

    assert why_closed(event, "adult", _situation(NOR, FREJA, ALI), MIDNIGHT) == answer
    assert why_closed(event, "youth", _situation(NOR, FREJA, ALI), MIDNIGHT) is None


@pytest.mark.parametrize(
    ("reason", "room", "people", "now", "facts"),
    [
        (errors.RoomNotYet, Room(kind="event", opens_at=MIDNIGHT), CONTACT, NOON, {}),
        (errors.RoomClosed, Room(kind="event", closes_at=NOON), CONTACT, NOON, {}),
        (errors.RoomWaiting, Room(kind="group"), (NOR, SNE), NOON, {}),
        (errors.RoomNight, DIRECT, CONTACT, MIDNIGHT, {}),
        (errors.RoomUnwatched, DIRECT, CONTACT, NOON, {"watched": False}),
    ],
)
def test_every_reason_has_its_words(
    reason: type[Exception], room: Room, people: tuple[Somebody, ...], now: datetime, facts: dict[str, Any]
) -> None:
    with pytest.raises(reason):
        require_writable(room, "youth", _situation(*people, **facts), now)


MOMENTS = st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2035, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  # hypothesis adds the zone


@given(now=MOMENTS)
def test_night_is_what_a_clock_on_a_danish_wall_says(now: datetime) -> None:
    wall = now.astimezone(COPENHAGEN)

    assert is_night(now) is (wall.hour >= 21 or wall.hour < 7)


@pytest.mark.parametrize(
    ("evening", "hours"),
    [("2026-03-28", 9), ("2026-10-24", 11), ("2026-11-22", 10)],
    ids=["spring forward", "fall back", "any night"],
)
def test_a_night_lasts_from_21_to_7_whatever_the_clocks_do(evening: str, hours: int) -> None:
    begins = datetime.fromisoformat(f"{evening}T21:00").replace(tzinfo=COPENHAGEN).astimezone(UTC)
    ends = begins + hours * HOUR
    second = timedelta(seconds=1)

    assert ends.astimezone(COPENHAGEN).strftime("%H:%M") == "07:00"
    assert [is_night(moment) for moment in (begins - second, begins, ends - second, ends)] == [False, True, True, False]
    assert all(is_night(begins + minutes * timedelta(minutes=10)) for minutes in range(hours * 6))


@pytest.mark.parametrize(
    ("people", "answer"),
    [((NOR, SNE), False), ((FREJA, ALI), False), ((NOR, FREJA), True), ((NOR, ALI), True), ((), False)],
)
def test_adults_and_youths_meet_where_both_are(people: tuple[Somebody, ...], answer: bool) -> None:
    assert is_mixed(people) is answer


@pytest.mark.parametrize(
    ("room_kind", "reader", "author", "blocked", "answer"),
    [
        ("group", NOR, "sne", "nor:sne", True),
        ("group", SNE, "nor", "nor:sne", True),
        ("interest", NOR, "sne", "nor:sne", True),
        ("event", NOR, "freja", "freja:nor", True),
        ("staff", FREJA, "ali", "ali:freja", True),
        ("group", NOR, "sne", "nor:liv", False),
        ("group", NOR, "nor", "nor:sne", False),
        ("direct", NOR, "sne", "nor:sne", False),
        ("event", ALI, "nor", "ali:nor", False),
        ("event", NOR, "ali", "ali:nor", True),
    ],
)
def test_a_block_hides_both_ways_but_nothing_from_a_watcher(
    room_kind: str, reader: Somebody, author: str, blocked: str, answer: bool
) -> None:
    assert is_hidden(room_kind, reader, author, {frozenset(blocked.split(":"))}) is answer
