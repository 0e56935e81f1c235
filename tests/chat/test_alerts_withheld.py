"""Who is not told of what was said, and why."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import update

from backend.accounts import service as accounts
from backend.accounts.models import Community, RoleGrant
from backend.chat import service
from backend.chat.alerts import Sweep
from backend.core import clock
from backend.core.db import session
from tests import factories
from tests.chat.alerting import AFTERWARDS, pass_by
from tests.chat.making import Friends, Gathering, say
from tests.conftest import UnitOfWork
from tests.notifications.phones import GivePhone, Phone, ring

pytestmark = pytest.mark.usefixtures("at_noon")


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
