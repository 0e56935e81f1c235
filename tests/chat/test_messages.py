from typing import Any

import pytest

from backend.accounts import service as accounts
from backend.chat import queries, service
from backend.chat.errors import RoomEnded
from backend.chat.models import Message
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Forbidden, NotFound
from tests.chat.making import Friends, make_friends, make_gathering, say
from tests.conftest import UnitOfWork
from tests.factories import make_community, make_youth

pytestmark = pytest.mark.usefixtures("plain_words")


def _history(actor: Actor, room_id: str) -> list[tuple[int | None, str, str | None]]:
    page = queries.list_history(actor, room_id, after_seq=0, before_seq=None, limit=100)
    return [(message.seq, message.shown_text, message.removed_by) for message in page.items]


def _unread(actor: Actor, room_id: str) -> int:
    membership = queries.get_membership(actor, room_id)
    return queries.count_unread([membership]).get((room_id, actor.id), 0)


def _held(friends: Friends) -> Message:
    return say(friends.one, friends.room, "hold kæft")


def test_taking_back_leaves_an_empty_place_for_everybody(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        said = [say(friends.one, friends.room, text) for text in ("en", "to", "tre")]
        for _ in range(2):
            service.delete_message(actor=friends.one, room_id=friends.room.id, message_id=said[1].id)
    with unit() as opened:
        assert opened.get_one(Message, said[1].id).text == ""
        for reader in (friends.one, friends.other):
            assert _history(reader, friends.room.id) == [(1, "en", None), (2, "", "author"), (3, "tre", None)]


def test_one_takes_back_ones_own_also_in_a_closed_room(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        said = say(friends.one, friends.room)
        service.close_room(room_id=friends.room.id)
        service.delete_message(actor=friends.one, room_id=friends.room.id, message_id=said.id)

        assert _history(friends.other, friends.room.id) == [(1, "", "author")]


def test_nobody_takes_back_what_another_said(unit: UnitOfWork) -> None:
    with unit():
        friends, stranger = make_friends(), make_youth(community=make_community())
        said, held = say(friends.one, friends.room), _held(friends)

        for actor, message, refusal in (
            (friends.other, said, Forbidden),
            (friends.other, held, NotFound),
            (stranger, said, NotFound),
        ):
            with pytest.raises(refusal):
                service.delete_message(actor=actor, room_id=friends.room.id, message_id=message.id)
        with pytest.raises(NotFound):
            service.delete_message(actor=friends.one, room_id=make_friends().room.id, message_id=said.id)
        assert _history(friends.one, friends.room.id) == [(1, "hej", None)]


def test_what_a_moderator_hides_is_kept_but_never_shown(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        said = say(friends.one, friends.room, "grimt")
        for _ in range(2):
            service.hide_message(message_id=said.id)

        assert said.text == "grimt"
        assert _history(friends.one, friends.room.id) == [(1, "", "moderator")]

        service.delete_message(actor=friends.one, room_id=friends.room.id, message_id=said.id)
        assert (said.text, said.removed_by) == ("", "author")


def test_a_released_message_is_the_newest(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        held = _held(friends)
        say(friends.other, friends.room, "imens")
        for _ in range(2):
            service.release_message(message_id=held.id)

        assert _history(friends.other, friends.room.id) == [(1, "imens", None), (2, "hold kæft", None)]
        assert friends.room.last_seq == 2


def test_a_rejected_message_stays_with_its_author(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        held = _held(friends)
        service.reject_message(message_id=held.id)
        service.release_message(message_id=held.id)

        mine = queries.list_history(friends.one, friends.room.id, after_seq=None, before_seq=None, limit=10)
        theirs = queries.list_history(friends.other, friends.room.id, after_seq=None, before_seq=None, limit=10)
        assert (mine.items, mine.held, held.status) == ([], [held], "rejected")
        assert (theirs.items, theirs.held) == ([], [])


def test_a_held_message_taken_back_is_gone_for_good(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        held = _held(friends)
        service.delete_message(actor=friends.one, room_id=friends.room.id, message_id=held.id)
        service.release_message(message_id=held.id)

        page = queries.list_history(friends.one, friends.room.id, after_seq=None, before_seq=None, limit=10)
        assert (page.items, page.held, held.text) == ([], [], "")


@pytest.mark.parametrize("how", ["closed", "blocked"])
def test_nothing_is_released_where_nobody_may_write(unit: UnitOfWork, how: str) -> None:
    with unit():
        friends = make_friends()
        held = _held(friends)
        if how == "closed":
            service.close_room(room_id=friends.room.id)
        else:
            accounts.block(actor=friends.other, account_id=friends.one.id)

        assert isinstance(service.release_message(message_id=held.id), RoomEnded)
        assert (held.status, held.seq) == ("rejected", None)


@pytest.mark.parametrize("use_case", [service.hide_message, service.release_message, service.reject_message])
def test_a_message_that_never_was(unit: UnitOfWork, use_case: object) -> None:
    with unit(), pytest.raises(NotFound):
        use_case(message_id="nothing")  # type: ignore[operator]


def test_unread_is_what_others_said_and_still_stands(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        said = [say(friends.other, friends.room) for _ in range(4)]
        say(friends.one, friends.room)
        _held(friends)
        service.delete_message(actor=friends.other, room_id=friends.room.id, message_id=said[1].id)
        service.hide_message(message_id=said[2].id)

        assert (_unread(friends.one, friends.room.id), _unread(friends.other, friends.room.id)) == (2, 1)
        service.mark_read(actor=friends.one, room_id=friends.room.id, seq=3)
        assert _unread(friends.one, friends.room.id) == 1


def test_reading_goes_forward_only_and_no_further_than_the_last_word(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        for _ in range(3):
            say(friends.other, friends.room)

    for asked, reached in ((2, 2), (1, 2), (99, 3), (0, 3)):
        with unit():
            assert service.mark_read(actor=friends.one, room_id=friends.room.id, seq=asked) == reached
    with unit():
        assert queries.get_membership(friends.one, friends.room.id).read_seq == 3
        assert queries.get_membership(friends.other, friends.room.id).read_seq == 0


def test_nobody_reads_where_they_are_not(unit: UnitOfWork) -> None:
    with unit(), pytest.raises(NotFound):
        service.mark_read(actor=make_youth(community=make_community()), room_id=make_friends().room.id, seq=1)


@pytest.mark.parametrize(
    ("asked", "shown", "following"),
    [
        ({"after_seq": 0, "limit": 3}, [1, 2, 3], 3),
        ({"after_seq": 3, "limit": 4}, [4, 5, 6, 7], None),
        ({"after_seq": 7, "limit": 3}, [], None),
        ({"after_seq": 99, "limit": 3}, [], None),
        ({"limit": 3}, [5, 6, 7], 5),
        ({"before_seq": 5, "limit": 3}, [2, 3, 4], 2),
        ({"before_seq": 2, "limit": 3}, [1], None),
        ({"before_seq": 1, "limit": 3}, [], None),
        ({"before_seq": 99, "limit": 100}, [1, 2, 3, 4, 5, 6, 7], None),
    ],
)
def test_history_in_pages(unit: UnitOfWork, asked: dict[str, Any], shown: list[int], following: int | None) -> None:
    with unit():
        friends = make_friends()
        for _ in range(7):
            say(friends.one, friends.room)

        either_way: dict[str, Any] = {"after_seq": None, "before_seq": None}
        page = queries.list_history(friends.other, friends.room.id, **either_way | asked)

        assert ([message.seq for message in page.items], page.next) == (shown, following)


def test_catching_up_on_many_rooms_at_once(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        friends, gathering, foreign = make_friends(community=community), make_gathering(), make_friends()
        service.add_member(room_id=gathering.room.id, account_id=friends.one.id)
        old = [say(friends.other, friends.room) for _ in range(3)]
        for _ in range(102):
            say(gathering.one, gathering.room)
        say(foreign.one, foreign.room)
        service.delete_message(actor=friends.other, room_id=friends.room.id, message_id=old[0].id)
        service.delete_message(actor=friends.other, room_id=friends.room.id, message_id=old[2].id)

        caught = queries.catch_up(friends.one, {friends.room.id: 2, gathering.room.id: 0, foreign.room.id: 0})

        seen = {
            room_id: ([message.seq for message in missed.messages], missed.more, missed.removed)
            for room_id, missed in caught.items()
        }
        assert seen == {
            friends.room.id: ([3], False, [old[0].id]),
            gathering.room.id: (list(range(1, 101)), True, []),
        }


def test_a_suspended_right_hides_every_room(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        session().flush()
        powerless = Actor(
            id=friends.one.id,
            community_id=friends.one.community_id,
            kind="youth",
            status="active",
            nickname="Nor",
            language="da",
        )

        assert queries.catch_up(powerless, {friends.room.id: 0}) == {}
        with pytest.raises(NotFound):
            queries.get_membership(powerless, friends.room.id)


def test_a_removed_message_is_dated(unit: UnitOfWork) -> None:
    with clock.freeze("2026-11-22T18:00Z"), unit():
        friends = make_friends()
        said = say(friends.one, friends.room)
        service.hide_message(message_id=said.id)

        assert said.removed_at == clock.now()
