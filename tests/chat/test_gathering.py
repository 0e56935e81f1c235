"""Rooms of those who have already said yes to each other."""

from collections.abc import Callable

import pytest

from backend.chat import service
from backend.chat.errors import RoomClosed
from backend.core.errors import Forbidden, NotFound
from tests.conftest import Api, UnitOfWork
from tests.factories import make_adult, make_community, make_youth

AsAccount = Callable[[str], Api]


def test_all_are_in_at_once_and_have_something_to_begin_with(as_account: AsAccount, unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        youths = sorted((make_youth(community=community) for _ in range(3)), key=lambda one: one.id)
        room = service.open_gathered_group(account_ids=[youth.id for youth in youths])
        service.break_ice(room_id=room.id, about_id=youths[0].id, fact="film")

    shown = [as_account(youth.id).get(f"/rooms/{room.id}").json for youth in youths]
    (first,) = as_account(youths[2].id).get(f"/rooms/{room.id}/messages").json["items"]

    for seen in shown:
        assert (seen["kind"], seen["invited"], seen["why_closed"], seen["unread"]) == ("group", 0, None, 0)
        assert [person["id"] for person in seen["people"]] == [youth.id for youth in youths]
    assert (first["seq"], first["kind"], first["system"], first["text"]) == (1, "system", "icebreaker", "film")


@pytest.mark.parametrize("who", ["an adult", "ages apart", "only two", "nine", "nobody we know"])
def test_only_youths_who_may_all_meet_are_gathered(unit: UnitOfWork, who: str) -> None:
    with unit():
        community = make_community()
        fitting = [make_youth(community=community).id for _ in range(2)]
        youths = [make_youth(community=community).id for _ in range(7)]
        others = {
            "an adult": [make_adult("organiser", community=community).id],
            "ages apart": [make_youth(community=community, age=19).id],
            "only two": [],
            "nine": youths,
            "nobody we know": [youths[0], "gone"],
        }
        with pytest.raises(Forbidden):
            service.open_gathered_group(account_ids=fitting + others[who])


def test_nothing_begins_in_a_room_that_is_closed_or_not_there(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        one, other = make_youth(community=community), make_youth(community=community)
        room = service.open_direct_room(one_id=one.id, other_id=other.id)
        service.close_room(room_id=room.id)

        for room_id, error in ((room.id, RoomClosed), ("gone", NotFound)):
            with pytest.raises(error):
                service.break_ice(room_id=room_id, about_id=one.id, fact="film")
        assert room.last_seq == 0
