from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.accounts import service as accounts
from backend.chat import queries, service
from backend.chat.errors import EditHeld, EditTooLate, MessageGone, MessageNudge, RoomClosed
from backend.chat.models import Message, Revision, Room
from backend.chat.service.edits import EDIT_WINDOW
from backend.core import clock
from backend.core.db import session, unit_of_work
from backend.core.errors import Forbidden, Invalid, NotFound
from moderation.models import Case
from tests.chat.conftest import Listen
from tests.chat.making import Friends, make_friends, make_gathering, say
from tests.conftest import Api, UnitOfWork
from tests.factories import make_community, make_youth
from tests.support.threads import at_once

AsAccount = Callable[[str], Api]
NOON = "2026-11-22T11:00:00Z"
pytestmark = pytest.mark.usefixtures("plain_words")


def _edit(friends: Friends, said: Message, text: str, **more: Any) -> Message | EditHeld:
    return service.edit_message(actor=friends.one, room_id=friends.room.id, message_id=said.id, text=text, **more)


def _revisions(said: Message) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in queries.list_revisions(said)]


def test_new_words_stand_and_the_old_ones_are_kept(unit: UnitOfWork) -> None:
    with clock.freeze(NOON), unit() as opened:
        friends = make_friends()
        said = say(friends.one, friends.room, "vi ses ved banen")
        clock.advance(timedelta(minutes=1))
        for text in ("vi ses ved søen", "vi ses ved søen", "vi ses ved havet"):
            _edit(friends, said, text)
        opened.expire_all()

        assert (said.text, said.edited_at, said.change, said.seq) == ("vi ses ved havet", clock.now(), 2, 1)
        assert sorted(_revisions(said)) == [("replaced", "vi ses ved banen"), ("replaced", "vi ses ved søen")]
        assert opened.get_one(Room, friends.room.id).last_change == 2


@settings(max_examples=30)
@given(seconds=st.integers(0, 2000))
@pytest.mark.usefixtures("app")
def test_a_quarter_of_an_hour_and_not_a_second_more(seconds: int) -> None:
    with clock.freeze(NOON), unit_of_work():
        friends = make_friends()
        said = say(friends.one, friends.room)
        clock.advance(timedelta(seconds=seconds))
        try:
            _edit(friends, said, "hov")
            came_in_time = True
        except EditTooLate:
            came_in_time = False

    assert came_in_time == (seconds < EDIT_WINDOW.total_seconds())


def test_only_ones_own_standing_words(unit: UnitOfWork) -> None:
    with unit():
        friends, stranger = make_friends(), make_youth(community=make_community())
        said, gone, hidden = (say(friends.one, friends.room) for _ in range(3))
        held = say(friends.one, friends.room, "hold op")
        told = service.note(friends.room, "opened", friends.one.id)
        service.delete_message(actor=friends.one, room_id=friends.room.id, message_id=gone.id)
        service.hide_message(message_id=hidden.id)

        for actor, message, refusal in (
            (friends.other, said, Forbidden),
            (friends.other, held, NotFound),
            (stranger, said, NotFound),
            (friends.one, told, Forbidden),
            (friends.one, gone, MessageGone),
            (friends.one, hidden, MessageGone),
            (friends.one, held, MessageGone),
        ):
            with pytest.raises(refusal):
                service.edit_message(actor=actor, room_id=friends.room.id, message_id=message.id, text="hov")
        with pytest.raises(Invalid):
            _edit(friends, said, "")


@pytest.mark.parametrize("how", ["closed", "blocked"])
def test_nothing_is_edited_where_nobody_may_write(unit: UnitOfWork, how: str) -> None:
    with unit():
        friends = make_friends()
        said = say(friends.one, friends.room)
        if how == "closed":
            service.close_room(room_id=friends.room.id)
        else:
            accounts.block(actor=friends.other, account_id=friends.one.id)

        with pytest.raises(RoomClosed):
            _edit(friends, said, "hov")
        assert said.text == "hej"


def test_an_edit_is_screened_like_a_message(unit: UnitOfWork) -> None:
    with unit() as opened:
        friends = make_friends()
        said = say(friends.one, friends.room)

        with pytest.raises(MessageNudge):
            _edit(friends, said, "ask mit nummer")
        assert (said.text, opened.query(Case).count()) == ("hej", 0)
        _edit(friends, said, "ask mit nummer", anyway=True)
        assert (said.text, opened.query(Case).count()) == ("ask mit nummer", 1)
        _edit(friends, said, "help mig")
        assert (said.text, said.needs_help) == ("help mig", True)


def test_what_an_adult_must_see_first_changes_nothing_and_is_kept(unit: UnitOfWork, as_account: AsAccount) -> None:
    with unit():
        friends = make_friends()
        said = say(friends.one, friends.room)
    answer = as_account(friends.one.id).patch(f"/rooms/{friends.room.id}/messages/{said.id}", {"text": "hold kæft"})

    assert (answer.status_code, answer.json["code"]) == (409, "edit_held")
    with unit() as opened:
        stored = opened.get_one(Message, said.id)
        assert (stored.text, stored.edited_at, stored.change) == ("hej", None, None)
        assert _revisions(stored) == [("held", "hold kæft")]
        [case] = opened.query(Case).all()
        assert (case.subject_id, case.severity, case.held) == (said.id, "high", True)


def test_the_answer_is_the_message_as_it_is_now(unit: UnitOfWork, as_account: AsAccount) -> None:
    with clock.freeze(NOON):
        with unit():
            friends = make_friends()
            said = say(friends.one, friends.room, client_id="a")
        path = f"/rooms/{friends.room.id}/messages"
        before = as_account(friends.one.id).get(path).json["items"][0]
        clock.advance(timedelta(minutes=2))
        edited = as_account(friends.one.id).patch(f"{path}/{said.id}", {"text": "help mig"})
        seen = as_account(friends.other.id).get(path).json["items"][0]

    now = {**before, "text": "help mig", "edited_at": "2026-11-22T11:02:00Z", "change": 1}
    assert edited.status_code == 200
    assert edited.json["help"]["lines"][0]["phone"] == "112"
    assert {**edited.json, "help": None} == now
    assert seen == {**now, "client_id": None}


def test_everybody_hears_of_it(unit: UnitOfWork, listen: Listen) -> None:
    with unit():
        gathering = make_gathering()
        said = say(gathering.one, gathering.room)
    ears = {one.id: listen(one.id) for one in (gathering.one, gathering.other, gathering.host)}
    with unit():
        accounts.block(actor=gathering.other, account_id=gathering.one.id)
        service.edit_message(actor=gathering.one, room_id=gathering.room.id, message_id=said.id, text="hov")

    for account_id, ear in ears.items():
        [frame] = [one["args"][0] for one in ear.get_received() if one["name"] == "message:changed"]
        apart = account_id == gathering.other.id
        assert (frame["id"], frame["change"], frame["hidden"]) == (said.id, 1, apart)
        assert frame["text"] == ("" if apart else "hov")
        assert (frame["client_id"] is None) == (account_id != gathering.one.id)


def test_edits_and_a_removal_at_once(app: Flask) -> None:
    with unit_of_work():
        friends = make_friends()
        said = say(friends.one, friends.room)

    def change(text: str | None) -> None:
        with suppress(MessageGone), unit_of_work():
            if text:
                _edit(friends, said, text)
            else:
                service.delete_message(actor=friends.one, room_id=friends.room.id, message_id=said.id)

    at_once(change, ["en", "to", None, "tre"])
    with unit_of_work():
        stored = session().get_one(Message, said.id)
        assert (stored.text, stored.removed_by, _revisions(stored)) == ("", "author", [])
        assert stored.change == session().get_one(Room, friends.room.id).last_change


@pytest.mark.parametrize(
    "body", [{}, {"text": None}, {"text": "x" * 4001}, {"text": "hov", "seq": 1}, {"text": "", "anyway": True}]
)
def test_what_cannot_be_edited_in(unit: UnitOfWork, as_account: AsAccount, body: dict[str, Any]) -> None:
    with unit():
        friends = make_friends()
        said = say(friends.one, friends.room)
    answer = as_account(friends.one.id).patch(f"/rooms/{friends.room.id}/messages/{said.id}", body)

    assert answer.status_code == 422
    with unit() as opened:
        assert opened.query(Revision).count() == 0
