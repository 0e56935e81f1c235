"""Being told of unread messages: once, by whoever may, of what is there to read; and of being named or answered."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from backend.accounts import service as accounts
from backend.accounts.models import Community, RoleGrant
from backend.chat import service
from backend.chat.alerts import Sweep, is_called
from backend.chat.models import Membership
from backend.core import clock, outbox
from backend.core.actor import Actor
from backend.core.db import session
from backend.notifications import rounds
from backend.notifications.models import Notice
from tests import factories
from tests.chat.making import Friends, Gathering, make_friends, make_gathering, say
from tests.conftest import UnitOfWork
from tests.notifications.phones import GivePhone, Phone, ring
from tests.support.statements import counted_statements
from tests.support.threads import at_once

AFTERWARDS = timedelta(seconds=15)


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with clock.freeze("2026-11-20T12:00:00+01:00"):
        yield


@pytest.fixture
def friends(unit: UnitOfWork) -> Friends:
    with unit():
        return make_friends()


@pytest.fixture
def gathering(unit: UnitOfWork) -> Gathering:
    with unit():
        return make_gathering()


def pass_by() -> int:
    """A moment later: a sweep of a process that has just started, and a round; returns in how many places it told."""
    clock.advance(AFTERWARDS)
    told = Sweep().run()
    ring()
    return told


def notices(unit: UnitOfWork) -> list[tuple[str, str]]:
    with unit():
        return sorted((notice.account_id, notice.kind) for notice in session().scalars(select(Notice)))


def name(actor: Actor, nickname: str) -> None:
    accounts.change_me(actor=actor, nickname=nickname)


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


class TestWhoIsNotTold:
    """Each is told when nothing stands in the way, so that every case shows its own reason."""

    @pytest.fixture
    def mine(self, gathering: Gathering, phone: GivePhone) -> Phone:
        return phone(gathering.one)

    def said(self, unit: UnitOfWork, gathering: Gathering, prepare: Callable[[], object] = lambda: None) -> int:
        with unit():
            prepare()
            say(gathering.other, gathering.room)
        return pass_by()

    def test_both_hosts_and_youths_are_told_but_not_who_watches(
        self, unit: UnitOfWork, gathering: Gathering, phone: GivePhone
    ) -> None:
        phones = [phone(one, name) for name, one in (("1", gathering.one), ("2", gathering.host))]
        watching, speaking = phone(gathering.watcher, "3"), phone(gathering.other, "4")
        assert self.said(unit, gathering) == 2
        assert [len(one.heard()) for one in (*phones, watching, speaking)] == [1, 1, 0, 0]

    def test_a_muted_room(self, unit: UnitOfWork, gathering: Gathering, mine: Phone) -> None:
        self.said(
            unit,
            gathering,
            lambda: service.mute_room(actor=gathering.one, room_id=gathering.room.id, muted=True),
        )
        assert mine.heard() == []
        with unit():
            service.mute_room(actor=gathering.one, room_id=gathering.room.id, muted=False)
        assert self.said(unit, gathering) == 2
        assert len(mine.heard()) == 1

    @pytest.mark.parametrize("way", ["one blocks", "other blocks"])
    def test_a_block_either_way(self, unit: UnitOfWork, gathering: Gathering, mine: Phone, way: str) -> None:
        pair = (gathering.one, gathering.other)
        blocker, blocked = pair if way == "one blocks" else pair[::-1]
        self.said(unit, gathering, lambda: accounts.block(actor=blocker, account_id=blocked.id))
        assert mine.heard() == []
        with unit():
            say(gathering.host, gathering.room)
        pass_by()
        assert len(mine.heard()) == 1

    def test_a_block_that_comes_before_the_ringing(self, unit: UnitOfWork, gathering: Gathering, mine: Phone) -> None:
        with unit():
            say(gathering.other, gathering.room)
        clock.advance(AFTERWARDS)
        Sweep().run()
        with unit():
            accounts.block(actor=gathering.one, account_id=gathering.other.id)
        ring()
        assert mine.heard() == []

    def test_whoever_has_left(self, unit: UnitOfWork, gathering: Gathering, mine: Phone) -> None:
        self.said(
            unit, gathering, lambda: service.remove_member(room_id=gathering.room.id, account_id=gathering.one.id)
        )
        assert mine.heard() == []

    def test_whoever_is_suspended(self, unit: UnitOfWork, gathering: Gathering, mine: Phone) -> None:
        def suspend() -> None:
            accounts.suspend(by_id=gathering.watcher.id, account_id=gathering.one.id, reason="en god grund")

        self.said(unit, gathering, suspend)
        assert mine.heard() == []

    def test_an_adult_whose_screening_has_lapsed(
        self, unit: UnitOfWork, gathering: Gathering, phone: GivePhone
    ) -> None:
        hosts = phone(gathering.host)
        with unit():
            say(gathering.other, gathering.room)
            yesterday = clock.today() - timedelta(days=1)
            hers = update(RoleGrant).where(RoleGrant.account_id == gathering.host.id)
            session().execute(hers.values(screened_until=yesterday))
        pass_by()
        assert hosts.heard() == []

    @pytest.mark.usefixtures("plain_words")
    def test_what_is_held_or_removed_or_only_tells_what_happened(
        self, unit: UnitOfWork, gathering: Gathering, mine: Phone
    ) -> None:
        with unit():
            assert say(gathering.other, gathering.room, "hold").status == "held"
            said = say(gathering.other, gathering.room)
            service.delete_message(actor=gathering.other, room_id=gathering.room.id, message_id=said.id)
            service.note(gathering.room, "joined", gathering.other.id)
        pass_by()
        assert mine.heard() == []

    def test_what_was_said_before_they_came(self, unit: UnitOfWork, gathering: Gathering, phone: GivePhone) -> None:
        with unit():
            late = factories.make_youth(community=session().get_one(Community, gathering.one.community_id))
            say(gathering.other, gathering.room)
        theirs = phone(late)
        clock.advance(timedelta(minutes=1))
        with unit():
            service.add_member(room_id=gathering.room.id, account_id=late.id)
        pass_by()
        assert theirs.heard() == []
        self.said(unit, gathering)
        assert len(theirs.heard()) == 1

    def test_a_room_that_has_ended(self, unit: UnitOfWork, friends: Friends, phone: GivePhone) -> None:
        mine = phone(friends.one)
        with unit():
            say(friends.other, friends.room)
            service.close_room(room_id=friends.room.id)
        pass_by()
        assert mine.heard() == []


class TestCalls:
    """A name or an answer in a room of many is told in the app too; reading the room first makes it needless."""

    def test_being_named_and_being_answered(self, unit: UnitOfWork, gathering: Gathering) -> None:
        with unit():
            name(gathering.one, "Bølge")
            mine = say(gathering.one, gathering.room, "Hej alle")
        pass_by()
        with unit():
            say(gathering.other, gathering.room, "Kommer du også, @BØLGE?")
            say(gathering.host, gathering.room, "Velkommen", reply_to=mine.id)
        pass_by()
        pass_by()
        assert notices(unit) == [(gathering.one.id, "chat.mention"), (gathering.one.id, "chat.reply")]
        with unit():
            links = set(session().scalars(select(Notice.link)))
        assert links == {f"/chat/{gathering.room.id}"}

    def test_an_answer_with_the_name_in_it_is_told_once(self, unit: UnitOfWork, gathering: Gathering) -> None:
        with unit():
            name(gathering.one, "Bølge")
            mine = say(gathering.one, gathering.room, "Hej alle")
            say(gathering.other, gathering.room, "Hej @Bølge", reply_to=mine.id)
        pass_by()
        assert notices(unit) == [(gathering.one.id, "chat.reply")]

    @pytest.mark.parametrize("reason", ["read", "blocked", "muted", "direct", "own"])
    def test_who_is_not_told(self, unit: UnitOfWork, gathering: Gathering, friends: Friends, reason: str) -> None:
        one, room = gathering.one, gathering.room
        with unit():
            name(one, "Bølge")
            name(friends.one, "Klit")
            if reason == "blocked":
                accounts.block(actor=gathering.other, account_id=one.id)
            if reason == "muted":
                service.mute_room(actor=one, room_id=room.id, muted=True)
            if reason == "direct":
                said = say(friends.other, friends.room, "Hej @Klit")
            else:
                said = say(one if reason == "own" else gathering.other, room, "Hej @Bølge")
            if reason == "read":
                service.mark_read(actor=one, room_id=room.id, seq=said.seq or 0)
        pass_by()
        assert notices(unit) == []

    def test_what_was_muted_is_not_told_afterwards(self, unit: UnitOfWork, gathering: Gathering) -> None:
        with unit():
            name(gathering.one, "Bølge")
            service.mute_room(actor=gathering.one, room_id=gathering.room.id, muted=True)
            say(gathering.other, gathering.room, "Hej @Bølge")
            service.mute_room(actor=gathering.one, room_id=gathering.room.id, muted=False)
            say(gathering.other, gathering.room, "Er du der?")
        pass_by()
        assert notices(unit) == []


@pytest.mark.parametrize(
    ("nickname", "text", "called"),
    [
        ("Bo", "Hej @Bo", True),
        ("Bo", "@bo!", True),
        ("Bo", "(@BO)", True),
        ("Bo", "Hej @Bob", False),
        ("Bo", "Hej Bo", False),
        ("Bo", "skriv til bo@bo.dk", False),
        ("Bo", "Hej @ Bo", False),
        ("Ida Å", "@ida å, kommer du?", True),
        ("a.b", "@axb", False),
        ("Ǆ", "@ǆ", True),
        ("ﬁn", "@fin", True),
    ],
)
def test_when_a_name_is_a_call(nickname: str, text: str, called: bool) -> None:
    assert is_called(nickname, text) is called


def test_many_workers_tell_once(unit: UnitOfWork, gathering: Gathering, phone: GivePhone) -> None:
    mine = [phone(one, number) for number, one in (("1", gathering.one), ("2", gathering.host))]
    with unit():
        name(gathering.one, "Bølge")
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
            name(one.one, f"Bølge {number}")
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
