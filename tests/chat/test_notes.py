import pytest

from backend.chat import queries, service, views
from backend.chat.errors import RoomClosed
from backend.chat.models import SYSTEM_CODES
from backend.core.errors import Invalid
from tests.chat.conftest import Listen
from tests.chat.making import make_friends, say
from tests.conftest import UnitOfWork

pytestmark = pytest.mark.usefixtures("plain_words")


@pytest.mark.parametrize("code", SYSTEM_CODES)
def test_what_happened_is_told_in_its_place(unit: UnitOfWork, code: str) -> None:
    with unit():
        friends = make_friends()
        say(friends.one, friends.room)
        told = service.note(friends.room, code, friends.one.id)
        say(friends.one, friends.room)
        page = queries.list_history(friends.other, friends.room.id, after_seq=0, limit=10)
        shown = views.history(friends.other, page)["items"][1]

        assert (shown["seq"], shown["kind"], shown["system"], shown["text"]) == (2, "system", code, "")
        assert (shown["author"].id, shown["client_id"], told.seq) == (friends.one.id, None, 2)
        assert friends.room.last_seq == 3


def test_it_needs_no_reading_and_no_answer(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        told = service.note(friends.room, "opened", friends.one.id)
        membership = queries.get_membership(friends.other, friends.room.id)

        assert queries.count_unread([membership]) == {}
        with pytest.raises(Invalid):
            say(friends.other, friends.room, reply_to=told.id)


def test_all_hear_it_at_once(unit: UnitOfWork, listen: Listen) -> None:
    with unit():
        friends = make_friends()
    ears = [listen(one.id) for one in (friends.one, friends.other)]
    with unit():
        service.note(friends.room, "renamed", friends.one.id)

    for ear in ears:
        [frame] = [one["args"][0] for one in ear.get_received() if one["name"] == "message:new"]
        assert (frame["kind"], frame["system"], frame["text"], frame["author"]["id"]) == (
            "system",
            "renamed",
            "",
            friends.one.id,
        )


def test_nothing_is_told_after_the_end(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        service.close_room(room_id=friends.room.id)
        with pytest.raises(RoomClosed):
            service.note(friends.room, "left", friends.one.id)
