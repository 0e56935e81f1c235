"""Being named or answered in a room of many is told in the app too; reading the room first makes it needless."""

import pytest
from sqlalchemy import select

from backend.accounts import service as accounts
from backend.chat import service
from backend.chat.alerts import is_called
from backend.core.db import session
from backend.notifications.models import Notice
from tests.chat.alerting import notices, pass_by, rename
from tests.chat.making import Friends, Gathering, say
from tests.conftest import UnitOfWork

pytestmark = pytest.mark.usefixtures("at_noon")


class TestCalls:
    def test_being_named_and_being_answered(self, unit: UnitOfWork, gathering: Gathering) -> None:
        with unit():
            rename(gathering.one, "Bølge")
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
            rename(gathering.one, "Bølge")
            mine = say(gathering.one, gathering.room, "Hej alle")
            say(gathering.other, gathering.room, "Hej @Bølge", reply_to=mine.id)
        pass_by()
        assert notices(unit) == [(gathering.one.id, "chat.reply")]

    @pytest.mark.parametrize("reason", ["read", "blocked", "muted", "direct", "own"])
    def test_who_is_not_told(self, unit: UnitOfWork, gathering: Gathering, friends: Friends, reason: str) -> None:
        one, room = gathering.one, gathering.room
        with unit():
            rename(one, "Bølge")
            rename(friends.one, "Klit")
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
            rename(gathering.one, "Bølge")
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
