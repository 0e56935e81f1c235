"""What is taken back is gone from every place a message can be read or live on in; one test for each."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest

from backend.chat import search, service, tasks
from backend.chat.alerts import Sweep
from backend.chat.models import Message
from backend.core import clock
from backend.core.db import Base, session
from moderation.service import file_report
from tests.chat.conftest import Listen
from tests.chat.making import Friends, make_friends, say
from tests.conftest import Api, UnitOfWork
from tests.notifications.phones import GivePhone, ring

AsAccount = Callable[[str], Api]
SECRET, BEFORE = "ananaskage", "blommetærte"
WAYS = ("author", "moderator")


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with clock.freeze("2026-11-20T12:00:00+01:00"):
        yield


@pytest.fixture
def friends(unit: UnitOfWork) -> Friends:
    with unit():
        return make_friends()


@pytest.fixture
def said(unit: UnitOfWork, friends: Friends) -> Message:
    """A message that was edited, answered, reacted to and indexed."""
    with unit():
        said = say(friends.one, friends.room, f"jeg har en {BEFORE}")
        service.edit_message(
            actor=friends.one, room_id=friends.room.id, message_id=said.id, text=f"jeg har en {SECRET}"
        )
        service.react(actor=friends.other, room_id=friends.room.id, message_id=said.id, sign="party")
        say(friends.other, friends.room, "virkelig?", reply_to=said.id)
    tasks.index_messages()
    return said


def _take_back(unit: UnitOfWork, friends: Friends, said: Message, way: str) -> None:
    with unit():
        if way == "author":
            service.delete_message(actor=friends.one, room_id=friends.room.id, message_id=said.id)
        else:
            service.hide_message(message_id=said.id)


@pytest.mark.parametrize("way", WAYS)
def test_gone_from_the_api(unit: UnitOfWork, friends: Friends, said: Message, as_account: AsAccount, way: str) -> None:
    paths = ("/rooms", f"/rooms/{friends.room.id}", f"/rooms/{friends.room.id}/messages")
    assert SECRET in as_account(friends.other.id).get(paths[2]).text
    _take_back(unit, friends, said, way)

    for reader in (friends.one, friends.other):
        assert not any(SECRET in as_account(reader.id).get(path).text for path in paths)
    [first, _] = as_account(friends.other.id).get(paths[2]).json["items"]
    assert (first["removed"], first["text"], first["reactions"], first["edited_at"]) == (way, "", [], None)


@pytest.mark.parametrize("way", WAYS)
def test_gone_from_what_a_phone_catches_up_on(
    unit: UnitOfWork, friends: Friends, said: Message, listen: Listen, way: str
) -> None:
    ear = listen(friends.other.id)
    _take_back(unit, friends, said, way)
    heard = ear.get_received()
    caught = [
        ear.emit("room:sync", {"rooms": {friends.room.id: seen}, "changes": {friends.room.id: 0}}, callback=True)
        for seen in (0, 1, 2)
    ]

    assert [frame["name"] for frame in heard] == ["message:removed"]
    assert SECRET not in f"{heard}{caught}"
    told = caught[1]["data"]["rooms"][friends.room.id]
    assert (told["removed"], [one["removed"] for one in told["changed"]]) == ([said.id], [way])


@pytest.mark.parametrize("way", WAYS)
def test_gone_from_quotes(unit: UnitOfWork, friends: Friends, said: Message, as_account: AsAccount, way: str) -> None:
    def quote() -> Any:
        return as_account(friends.other.id).get(f"/rooms/{friends.room.id}/messages").json["items"][1]["quote"]

    assert quote()["text"] == f"jeg har en {SECRET}"
    _take_back(unit, friends, said, way)
    assert (quote()["text"], quote()["removed"], quote()["id"]) == ("", True, said.id)


@pytest.mark.parametrize("way", WAYS)
def test_gone_from_search(unit: UnitOfWork, friends: Friends, said: Message, as_account: AsAccount, way: str) -> None:
    def count() -> int:
        return len(as_account(friends.other.id).get(f"/search/messages?q={SECRET}").json["items"])

    assert count() == 1
    _take_back(unit, friends, said, way)
    assert count() == 0
    with unit() as opened:
        assert opened.query(search.Entry).filter_by(message_id=said.id).count() == 0


@pytest.mark.parametrize("way", WAYS)
def test_never_in_a_push(
    unit: UnitOfWork, friends: Friends, said: Message, phone: GivePhone, as_account: AsAccount, way: str
) -> None:
    mine = phone(friends.other)
    with unit():
        say(friends.one, friends.room, f"og mere {SECRET}")
    clock.advance(timedelta(seconds=15))
    Sweep().run()
    ring()
    heard = mine.heard()
    _take_back(unit, friends, said, way)
    clock.advance(timedelta(hours=1))
    Sweep().run()
    ring()

    assert len(heard) == 1
    assert SECRET not in f"{heard}{mine.heard()}"
    assert SECRET not in as_account(friends.other.id).get("/notices").text


def test_gone_from_every_table_but_a_cases_evidence(unit: UnitOfWork, friends: Friends, said: Message) -> None:
    with unit():
        assert _tables_with(SECRET, BEFORE) == {"chat_messages", "chat_revisions", "chat_entries"}
        file_report(actor=friends.other, kind="chat.message", subject_id=said.id, reason="other")
    _take_back(unit, friends, said, "author")
    with unit():
        assert _tables_with(SECRET, BEFORE) == {"moderation_evidence"}


def _tables_with(*words: str) -> set[str]:
    """The tables in which a row has these words; what an export or a backup of one person could ever hold."""
    found = set()
    for table in Base.metadata.sorted_tables:
        rows = session().execute(table.select()).all()
        if any(word in str(value) for word in words for row in rows for value in row):
            found.add(table.name)
    return found
