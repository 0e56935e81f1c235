"""Being told of unread messages: once, by whoever may, of what is there to read."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from backend.chat import service
from backend.chat.alerts import Sweep
from backend.chat.models import Membership
from backend.core import clock, outbox
from backend.core.db import session
from backend.notifications import rounds
from tests.chat.alerting import AFTERWARDS, notices, pass_by, rename
from tests.chat.making import Friends, Gathering, make_friends, make_gathering, say
from tests.conftest import UnitOfWork
from tests.notifications.phones import GivePhone, ring
from tests.support.statements import counted_statements
from tests.support.threads import at_once

pytestmark = pytest.mark.usefixtures("at_noon")


def test_one_push_for_all_that_was_said(unit: UnitOfWork, friends: Friends, phone: GivePhone) -> None:
    mine, others = phone(friends.one), phone(friends.other, "two")
    with unit():
        for _ in range(3):
            say(friends.other, friends.room, "Skal vi ses på lørdag?")
    assert pass_by() == 1
    assert mine.heard() == [
        {"kind": "messages", "title": "Flok", "body": "Du har en ny besked", "path": f"/chat/{friends.room.id}"}
    ]
    assert others.heard() == []
    for _ in range(3):
        clock.advance(timedelta(hours=1))
        assert pass_by() == 0
    assert len(mine.heard()) == 1


def test_news_from_two_rooms_rings_once_and_leads_to_both(unit: UnitOfWork, friends: Friends, phone: GivePhone) -> None:
    with unit():
        second = make_friends()
        room = service.open_direct_room(one_id=friends.one.id, other_id=second.other.id)
        say(friends.other, friends.room)
        say(second.other, room)
    mine = phone(friends.one)
    assert pass_by() == 2
    assert [heard["path"] for heard in mine.heard()] == ["/chat"]


def test_somebody_who_is_looking_is_not_told(unit: UnitOfWork, friends: Friends, phone: GivePhone) -> None:
    mine = phone(friends.one)
    with unit():
        seq = say(friends.other, friends.room).seq
    assert Sweep().run() == 0  # too early: they may be looking
    with unit():
        service.mark_read(actor=friends.one, room_id=friends.room.id, seq=seq or 0)
    assert pass_by() == 0
    assert mine.heard() == []


def test_what_comes_after_one_was_told_is_told_again_after_a_while(
    unit: UnitOfWork, friends: Friends, phone: GivePhone
) -> None:
    mine = phone(friends.one)
    for _ in range(3):
        with unit():
            say(friends.other, friends.room)
        pass_by()
    assert len(mine.heard()) == 1
    clock.advance(timedelta(minutes=11))
    ring()
    assert len(mine.heard()) == 2


def test_what_was_read_before_it_could_ring_does_not(unit: UnitOfWork, friends: Friends, phone: GivePhone) -> None:
    mine = phone(friends.one)
    clock.advance(timedelta(hours=11))
    with unit():
        seq = say(friends.other, friends.room).seq
    assert pass_by() == 1
    with unit():
        service.mark_read(actor=friends.one, room_id=friends.room.id, seq=seq or 0)
    clock.advance(timedelta(hours=9))
    ring()
    assert mine.heard() == []


def test_a_night_of_messages_is_one_push_in_the_morning(unit: UnitOfWork, friends: Friends, phone: GivePhone) -> None:
    mine = phone(friends.one)
    clock.advance(timedelta(hours=11))
    for _ in range(4):
        with unit():
            say(friends.other, friends.room)
        pass_by()
        clock.advance(timedelta(hours=1))
    assert mine.heard() == []
    clock.advance(timedelta(hours=5))
    ring()
    assert len(mine.heard()) == 1


def test_many_workers_tell_once(unit: UnitOfWork, gathering: Gathering, phone: GivePhone) -> None:
    mine = [phone(one, number) for number, one in (("1", gathering.one), ("2", gathering.host))]
    with unit():
        rename(gathering.one, "Bølge")
        for _ in range(5):
            say(gathering.other, gathering.room, "Hej @Bølge")
    clock.advance(AFTERWARDS)
    assert sum(at_once(lambda _: Sweep().run(), range(4))) == 2
    assert len(notices(unit)) == 5
    assert sum(at_once(lambda _: rounds.ring_due(), range(4))) == 2
    at_once(lambda _: outbox.deliver_outside(), range(4))
    assert [len(one.heard()) for one in mine] == [1, 1]


def test_a_sweep_that_dies_has_told_nobody(
    unit: UnitOfWork, friends: Friends, phone: GivePhone, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = phone(friends.one)
    with unit():
        say(friends.other, friends.room)
    clock.advance(AFTERWARDS)

    def power_cut(*_args: object) -> None:
        raise RuntimeError("power cut")

    with monkeypatch.context() as patched:
        patched.setattr("backend.chat.alerts.ring_for_news", power_cut)
        with pytest.raises(RuntimeError, match="power cut"):
            Sweep().run()
    with unit():
        assert set(session().scalars(select(Membership.alerted_seq))) == {0}
    assert pass_by() == 1
    assert len(mine.heard()) == 1


def test_a_sweep_looks_only_where_something_happened_since_it_looked_last(
    unit: UnitOfWork, friends: Friends, phone: GivePhone
) -> None:
    mine, sweep = phone(friends.one), Sweep()
    assert sweep.run() == 0
    for _ in range(3):
        clock.advance(timedelta(minutes=20))
        with unit():
            say(friends.other, friends.room)
        assert sweep.run() == 0
        clock.advance(AFTERWARDS)
        assert sweep.run() == 1
        ring()
    assert len(mine.heard()) == 3


def test_a_sweep_costs_the_same_for_one_and_for_many(unit: UnitOfWork, phone: GivePhone) -> None:
    with unit():
        gatherings = [make_gathering() for _ in range(4)]
        for number, one in enumerate(gatherings):
            rename(one.one, f"Bølge {number}")
    for number, one in enumerate(gatherings):
        phone(one.one, str(number))
    costs = []
    for some in (gatherings[:1], gatherings[1:]):
        with unit():
            for one in some:
                say(one.other, one.room, f"Hej @Bølge {gatherings.index(one)}")
        clock.advance(AFTERWARDS)
        with counted_statements() as seen:
            assert Sweep().run() == 2 * len(some)
        costs.append(len(seen))
    assert costs[0] == costs[1]
