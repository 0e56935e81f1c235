import pytest

from backend.chat.errors import RoomClosed
from backend.chat.models import Message, Room
from backend.chat.permissions import (
    can_take_part,
    can_watch,
    require_author,
    require_friends_may_meet,
    require_open,
)
from backend.core import clock
from backend.core.actor import Actor
from backend.core.errors import Forbidden


def _actor(kind: str, *capabilities: str, account_id: str = "a") -> Actor:
    return Actor(
        id=account_id,
        community_id="c",
        kind=kind,
        status="active",
        nickname="Nor",
        language="da",
        capabilities=frozenset(capabilities),
    )


@pytest.mark.parametrize(("capabilities", "answer"), [((), False), (("chat.write",), True), (("reports.file",), False)])
def test_whoever_may_not_write_does_not_read(capabilities: tuple[str, ...], answer: bool) -> None:
    assert can_take_part(_actor("youth", *capabilities)) is answer


@pytest.mark.parametrize(
    ("kind", "capability", "answer"),
    [
        ("adult", "moderation.work", True),
        ("adult", "moderation.oversee", True),
        ("adult", "events.organise", False),
        ("adult", "chat.write", False),
        ("youth", "moderation.work", False),
    ],
)
def test_only_an_adult_who_moderates_watches(kind: str, capability: str, answer: bool) -> None:
    assert can_watch(_actor(kind, capability)) is answer


@pytest.mark.parametrize(
    ("closed", "blocked", "answer"),
    [(False, False, True), (True, False, False), (False, True, False), (True, True, False)],
)
def test_a_block_and_an_end_refuse_with_the_same_words(closed: bool, blocked: bool, answer: bool) -> None:
    room = Room(kind="direct", pair_key="a:b", closed_at=clock.now() if closed else None)
    pairs = {frozenset("ab")} if blocked else {frozenset("ac")}

    if answer:
        require_open(room, pairs)
    else:
        with pytest.raises(RoomClosed):
            require_open(room, pairs)


def test_a_block_among_people_of_an_event_closes_nothing() -> None:
    require_open(Room(kind="event", pair_key=None), {frozenset("ab")})


@pytest.mark.parametrize(
    ("kinds", "answer"),
    [
        (("youth", "youth"), True),
        (("youth", "adult"), False),
        (("adult", "youth"), False),
        (("adult", "adult"), False),
    ],
)
def test_an_adult_is_never_alone_with_anybody(kinds: tuple[str, str], answer: bool) -> None:
    one, other = (_actor(kind) for kind in kinds)

    if answer:
        require_friends_may_meet(one, other)
    else:
        with pytest.raises(Forbidden):
            require_friends_may_meet(one, other)


def test_only_its_author_takes_a_message_back() -> None:
    message = Message(author_id="a")

    require_author(_actor("youth", account_id="a"), message)
    with pytest.raises(Forbidden):
        require_author(_actor("adult", "moderation.work", account_id="b"), message)
