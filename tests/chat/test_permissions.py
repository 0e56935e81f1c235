"""Who may be where and do what there."""

import pytest

from backend.chat.models import Message, Room
from backend.chat.permissions import (
    can_join,
    can_take_part,
    can_watch,
    may_admit,
    may_close,
    may_run,
    may_word,
    require_author,
    require_friends_may_meet,
    require_staff,
    require_youth,
)
from backend.core.actor import Actor
from backend.core.errors import Forbidden


def _actor(kind: str, *capabilities: str, account_id: str = "a", age: int | None = None, community: str = "c") -> Actor:
    return Actor(
        id=account_id,
        community_id=community,
        kind=kind,
        status="active",
        nickname="Nor",
        language="da",
        age=age,
        capabilities=frozenset(capabilities),
    )


def _youth(age: int) -> Actor:
    return _actor("youth", "chat.write", age=age)


ADULT = _actor("adult", "chat.write")
OVERSEER = _actor("adult", "moderation.oversee")


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


@pytest.mark.parametrize(
    ("kind", "newcomer", "inside", "answer"),
    [
        ("group", _youth(16), (16, 17, 15), True),
        ("group", _youth(14), (13, 14), True),
        ("group", _youth(14), (15,), True),
        ("group", _youth(14), (15, 16), False),
        ("group", _youth(14), (18,), False),
        ("group", _youth(17), (18,), False),
        ("group", _youth(22), (18, 20), True),
        ("group", _youth(16), (), True),
        ("group", _actor("youth", age=16), (16,), False),
        ("group", _actor("youth", "chat.write"), (16,), False),
        ("group", ADULT, (16,), False),
        ("group", ADULT, (), False),
        ("staff", ADULT, (), True),
        ("staff", _youth(16), (), False),
        ("staff", ADULT, (16,), False),
    ],
)
def test_who_may_be_in_a_group_together(kind: str, newcomer: Actor, inside: tuple[int, ...], answer: bool) -> None:
    assert can_join(kind, newcomer, [_youth(age) for age in inside]) is answer


def test_no_adult_is_let_into_a_group_of_youths_nor_a_youth_beside_one() -> None:
    assert not can_join("group", _youth(16), [ADULT])
    assert can_join("staff", ADULT, [ADULT])


@pytest.mark.parametrize(
    ("actor", "youth", "staff"),
    [
        (_youth(16), True, False),
        (_actor("youth"), False, False),
        (ADULT, False, False),
        (_actor("adult", "chat.write", "moderation.work"), False, True),
        (_actor("adult", "chat.write", "moderation.oversee"), False, True),
        (_actor("adult", "moderation.oversee"), False, False),
    ],
)
def test_who_opens_which_rooms(actor: Actor, youth: bool, staff: bool) -> None:
    for require, answer in ((require_youth, youth), (require_staff, staff)):
        if answer:
            require(actor)
        else:
            with pytest.raises(Forbidden):
                require(actor)


@pytest.mark.parametrize(
    ("kind", "role", "words", "runs"),
    [
        ("group", "member", True, False),
        ("interest", "member", False, False),
        ("interest", "host", True, True),
        ("interest", "watcher", False, False),
        ("staff", "member", False, False),
        ("staff", "host", True, True),
        ("event", "host", False, False),
        ("direct", "member", False, False),
        ("direct", "host", False, False),
    ],
)
def test_who_runs_a_room(kind: str, role: str, words: bool, runs: bool) -> None:
    room = Room(kind=kind)

    assert (may_word(room, role), may_run(room, role)) == (words, runs)


@pytest.mark.parametrize(
    ("actor", "role", "answer"),
    [
        (ADULT, "host", True),
        (ADULT, "member", False),
        (ADULT, "watcher", False),
        (ADULT, None, False),
        (_actor("adult", "moderation.oversee"), None, True),
        (_actor("adult", "moderation.oversee", community="another"), None, False),
        (_actor("adult", "moderation.work"), None, False),
    ],
)
def test_who_answers_the_door(actor: Actor, role: str | None, answer: bool) -> None:
    assert may_admit(actor, Room(kind="interest", community_id="c"), role) is answer


@pytest.mark.parametrize(
    ("kind", "actor", "role", "answer"),
    [
        ("interest", ADULT, "host", True),
        ("interest", ADULT, "watcher", False),
        ("interest", ADULT, None, False),
        ("interest", _youth(16), "member", False),
        ("interest", OVERSEER, None, True),
        ("interest", OVERSEER, "watcher", True),
        ("interest", _actor("adult", "moderation.oversee", community="another"), None, False),
        ("interest", _actor("adult", "moderation.oversee", community="another"), "watcher", False),
        ("interest", _actor("adult", "moderation.work"), None, False),
        ("staff", ADULT, "host", True),
        ("staff", ADULT, "member", False),
        ("staff", OVERSEER, "member", False),
        ("staff", OVERSEER, None, False),
        ("group", _youth(16), "member", False),
        ("group", OVERSEER, None, False),
        ("event", ADULT, "host", False),
        ("event", OVERSEER, "watcher", False),
        ("direct", _youth(16), "member", False),
        ("direct", OVERSEER, None, False),
    ],
)
def test_who_closes_a_room(kind: str, actor: Actor, role: str | None, answer: bool) -> None:
    assert may_close(actor, Room(kind=kind, community_id="c"), role) is answer


def test_only_its_author_takes_a_message_back() -> None:
    message = Message(author_id="a")

    require_author(_actor("youth", account_id="a"), message)
    with pytest.raises(Forbidden):
        require_author(_actor("adult", "moderation.work", account_id="b"), message)
