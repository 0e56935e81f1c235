from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from flask import Flask

from backend.accounts import service as accounts
from backend.chat import service, views
from backend.chat.errors import MessageGone, RoomClosed
from backend.chat.models import REACTIONS, Message, Reaction, Room
from backend.core.actor import Actor
from backend.core.db import session, unit_of_work
from backend.core.errors import NotFound
from tests.chat.conftest import Listen
from tests.chat.making import make_friends, make_gathering, say
from tests.conftest import Api, UnitOfWork
from tests.factories import make_community, make_youth
from tests.support.statements import counted_statements
from tests.support.threads import at_once

AsAccount = Callable[[str], Api]
pytestmark = pytest.mark.usefixtures("plain_words")


def _react(actor: Actor, message: Message, sign: str | None) -> list[tuple[str, list[str]]]:
    """What the actor then sees."""
    reacted = service.react(actor=actor, room_id=message.room_id, message_id=message.id, sign=sign)
    return _seen(actor, reacted)


def _seen(reader: Actor, message: Message) -> list[tuple[str, list[str]]]:
    [view] = views.as_seen([message], reader.id)
    return [(one["sign"], one["account_ids"]) for one in view["reactions"]]


def test_each_has_one_sign_and_may_change_it(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        said = say(friends.one, friends.room)

        assert _react(friends.other, said, "heart") == [("heart", [friends.other.id])]
        assert _react(friends.one, said, "heart") == [("heart", [friends.other.id, friends.one.id])]
        assert _react(friends.other, said, "hug") == [("heart", [friends.one.id]), ("hug", [friends.other.id])]
        assert _react(friends.other, said, None) == [("heart", [friends.one.id])]
        assert said.edited_at is None


def test_only_what_is_different_counts_as_a_change(unit: UnitOfWork) -> None:
    with unit() as opened:
        friends = make_friends()
        said = say(friends.one, friends.room)
        for sign in (None, "sad", "sad", None, None):
            _react(friends.other, said, sign)
        opened.expire_all()

        assert (said.change, opened.get_one(Room, friends.room.id).last_change) == (2, 2)


def test_nothing_to_react_to(unit: UnitOfWork) -> None:
    with unit():
        gathering, stranger = make_gathering(), make_youth(community=make_community())
        said, gone, theirs = (say(who, gathering.room) for who in (gathering.one, gathering.one, gathering.other))
        held = say(gathering.one, gathering.room, "hold op")
        told = service.note(gathering.room, "joined", gathering.one.id)
        service.delete_message(actor=gathering.one, room_id=gathering.room.id, message_id=gone.id)
        accounts.block(actor=gathering.one, account_id=gathering.other.id)

        for actor, message, refusal in (
            (stranger, said, NotFound),
            (gathering.host, held, NotFound),
            (gathering.one, held, MessageGone),
            (gathering.one, gone, MessageGone),
            (gathering.one, told, MessageGone),
            (gathering.one, theirs, MessageGone),
            (gathering.other, said, MessageGone),
        ):
            with pytest.raises(refusal):
                _react(actor, message, "heart")


def test_a_block_hides_reactions_too(unit: UnitOfWork) -> None:
    with unit():
        gathering = make_gathering()
        said = say(gathering.host, gathering.room)
        for who in (gathering.one, gathering.other):
            _react(who, said, "party")
        accounts.block(actor=gathering.one, account_id=gathering.other.id)

        assert _seen(gathering.one, said) == [("party", [gathering.one.id])]
        assert _seen(gathering.other, said) == [("party", [gathering.other.id])]
        assert _seen(gathering.host, said) == [("party", [gathering.one.id, gathering.other.id])]


def test_no_reactions_in_a_closed_room(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        said = say(friends.one, friends.room)
        service.close_room(room_id=friends.room.id)
        with pytest.raises(RoomClosed):
            _react(friends.other, said, "heart")


def test_all_hear_of_it(unit: UnitOfWork, listen: Listen, as_account: AsAccount) -> None:
    with unit():
        friends = make_friends()
        said = say(friends.one, friends.room)
    one, other = listen(friends.one.id), listen(friends.other.id)
    path = f"/rooms/{friends.room.id}/messages/{said.id}/reaction"
    answer = as_account(friends.other.id).put(path, {"sign": "laugh"})

    reactions = [{"sign": "laugh", "account_ids": [friends.other.id]}]
    assert (answer.status_code, answer.json) == (200, {"reactions": reactions})
    for ear in (one, other):
        [frame] = ear.get_received()
        assert (frame["name"], frame["args"][0]["reactions"], frame["args"][0]["change"]) == (
            "message:changed",
            reactions,
            1,
        )


@pytest.mark.parametrize("body", [{}, {"sign": "fire"}, {"sign": 1}, {"sign": "heart", "more": 1}])
def test_other_signs_are_refused(unit: UnitOfWork, as_account: AsAccount, body: dict[str, Any]) -> None:
    with unit():
        friends = make_friends()
        said = say(friends.one, friends.room)
    path = f"/rooms/{friends.room.id}/messages/{said.id}/reaction"
    assert as_account(friends.other.id).put(path, body).status_code == 422


def test_everybody_at_once(app: Flask) -> None:
    with unit_of_work():
        friends = make_friends()
        said = say(friends.one, friends.room)

    def react(who_and_what: tuple[Actor, str]) -> None:
        actor, sign = who_and_what
        with unit_of_work():
            service.react(actor=actor, room_id=said.room_id, message_id=said.id, sign=sign)

    at_once(react, product((friends.one, friends.other), REACTIONS))
    with unit_of_work():
        assert session().query(Reaction).count() == 2
        # Twelve changes, each with a number of its own.
        assert session().get_one(Room, friends.room.id).last_change == 2 * len(REACTIONS)


def test_a_page_costs_the_same_however_many_react(unit: UnitOfWork, as_account: AsAccount) -> None:
    with unit():
        gathering = make_gathering()
        path = f"/rooms/{gathering.room.id}/messages"
    api, costs = as_account(gathering.one.id), []
    for number in (1, 3):
        with unit():
            for _ in range(number):
                said = say(gathering.other, gathering.room)
                answer = say(gathering.one, gathering.room, reply_to=said.id)
                for who in (gathering.one, gathering.host)[:number]:
                    _react(who, answer, "hug")
        api.get(path)
        with counted_statements() as statements:
            assert api.get(path).status_code == 200
        costs.append(len(statements))

    assert costs[0] == costs[1]
