"""What a moderator's decision does to somebody's writing: none for a while, or none that nobody has read first."""

from datetime import timedelta

import pytest

from backend.chat.models import Message
from backend.chat.service import edit_message, send_message
from backend.core import clock
from backend.core.db import session
from moderation.models import Case
from moderation.sanctions.errors import Muted
from tests.chat.making import Friends, make_friends, say
from tests.conftest import UnitOfWork
from tests.factories import make_adult, make_community
from tests.moderation import making
from tests.moderation.people import cards

__all__ = ["cards"]
NOON = "2026-11-22T11:00:00Z"

pytestmark = pytest.mark.usefixtures("plain_words", "cards")


def limited(action: str) -> Friends:
    community = make_community()
    friends = make_friends(community=community)
    moderator = make_adult("moderator", community=community)
    making.decide(moderator, making.open_case(friends.one.id), action)
    return friends


def test_whoever_is_muted_reads_and_does_not_write(unit: UnitOfWork) -> None:
    with clock.freeze(NOON), unit():
        friends = limited("mute:1")
        assert say(friends.other, friends.room, "Hej").seq == 1
        with pytest.raises(Muted):
            say(friends.one, friends.room, "Hej")


def test_what_was_said_before_cannot_be_made_into_something_else(unit: UnitOfWork) -> None:
    with clock.freeze(NOON), unit():
        community = make_community()
        friends = make_friends(community=community)
        said = say(friends.one, friends.room, "Hej")
        making.decide(make_adult("moderator", community=community), making.open_case(friends.one.id), "mute")
        with pytest.raises(Muted):
            edit_message(actor=friends.one, room_id=friends.room.id, message_id=said.id, text="Dumme")


def test_what_was_stored_is_answered_even_to_the_muted(unit: UnitOfWork) -> None:
    with clock.freeze(NOON), unit():
        community = make_community()
        friends = make_friends(community=community)
        first = send_message(actor=friends.one, room_id=friends.room.id, client_id="a", text="Hej")
        making.decide(make_adult("moderator", community=community), making.open_case(friends.one.id), "mute")
        again = send_message(actor=friends.one, room_id=friends.room.id, client_id="a", text="Hej")
        assert again.id == first.id


def test_whoever_is_read_first_waits_and_a_case_is_opened(unit: UnitOfWork) -> None:
    with clock.freeze(NOON), unit():
        friends = limited("hold_first:2")
        held = say(friends.one, friends.room, "Hej igen")
        assert (held.status, held.seq) == ("held", None)
        case = session().query(Case).filter_by(kind="chat.message", subject_id=held.id).one()
        assert (case.held, case.severity, case.reasons) == (True, "low", ["read first"])
        clock.advance(timedelta(days=2))
        assert session().get_one(Message, say(friends.one, friends.room, "Så er jeg her").id).seq == 1
