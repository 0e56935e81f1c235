"""An adult who keeps other rights and so their open line: what the right to chat, or to watch, opened is closed."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest

from backend.accounts.models import RoleGrant
from backend.chat import queries, search, service
from backend.chat.models import Room
from backend.chat.permissions import can_read
from backend.core import clock, words
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Forbidden, NotFound
from backend.core.pagination import Window
from tests.chat.conftest import Listen
from tests.chat.making import say
from tests.chat.rooms import make_club, people_in
from tests.conftest import UnitOfWork
from tests.factories import actor, make_adult, make_community

pytestmark = pytest.mark.usefixtures("plain_words")
LOOKS: dict[str, Callable[[Actor, Room], object]] = {
    "room": lambda reader, room: queries.get_membership(reader, room.id),
    "history": lambda reader, room: queries.list_history(reader, room.id, limit=9),
    "search": lambda reader, room: queries.list_readable(reader, room.id),
}


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with clock.freeze("2026-11-22T11:00:00Z"):
        yield


def _lapse(adult: Actor, role: str) -> Actor:
    """The adult once the screening for this role has run out."""
    grant = session().query(RoleGrant).filter_by(account_id=adult.id, role=role)
    grant.update({"screened_until": clock.today() - timedelta(days=1)})
    return actor(adult.id)


@pytest.mark.parametrize(
    ("roles", "as_what", "answer"),
    [
        (("organiser",), "member", True),
        (("organiser",), "host", True),
        (("organiser",), "watcher", False),
        (("moderator",), "watcher", True),
        (("coordinator",), "watcher", True),
        (("referrer",), "member", False),
        (("matchmaker",), "host", False),
        (("referrer", "matchmaker"), "watcher", False),
        ((), "member", False),
    ],
)
def test_who_reads_as_what(unit: UnitOfWork, roles: tuple[str, ...], as_what: str, answer: bool) -> None:
    with unit():
        assert can_read(make_adult(*roles, community=make_community()), as_what) is answer


@pytest.mark.parametrize("look", LOOKS)
def test_whoever_watched_reads_no_more(unit: UnitOfWork, look: str) -> None:
    with unit():
        club = make_club()
        session().add(
            RoleGrant(
                account_id=club.watcher.id,
                role="organiser",
                screened_until=clock.today(),
                confidentiality_signed_on=clock.today(),
            )
        )
        session().flush()
        LOOKS[look](actor(club.watcher.id), club.room)
        lapsed = _lapse(club.watcher, "moderator")

        assert lapsed.can("chat.write")
        with pytest.raises(NotFound):
            LOOKS[look](lapsed, club.room)
        question = words.ask("hej")
        assert question is not None
        assert search.find_messages(lapsed, queries.list_readable(lapsed, None), question, Window()).items == []


@pytest.mark.parametrize("role", ["host", "watcher"])
def test_nobody_hears_of_changes_without_the_right(unit: UnitOfWork, listen: Listen, role: str) -> None:
    with unit():
        community = make_community()
        club = make_club(community=community)
        adult = {"host": club.host, "watcher": club.watcher}[role]
        make_adult("moderator", community=community)
        said = say(club.youth, club.room)
        grant = session().query(RoleGrant).filter_by(account_id=adult.id)
        grant.update({"role": "referrer"})
    ear = listen(adult.id)
    with unit():
        place: dict[str, Any] = {"actor": club.youth, "room_id": club.room.id, "message_id": said.id}
        service.react(**place, sign="heart")
        service.edit_message(**place, text="hej igen")
        service.delete_message(**place)

    assert [frame["name"] for frame in ear.get_received() if frame["name"].startswith("message:")] == []


@pytest.mark.parametrize("change", ["edit", "reaction"])
def test_a_second_adult_is_found_before_anything_is_changed(unit: UnitOfWork, change: str) -> None:
    with unit():
        community = make_community()
        club = make_club(community=community)
        said = say(club.youth, club.room)
        next_one = make_adult("moderator", community=community)
        _lapse(club.watcher, "moderator")
        place: dict[str, Any] = {"actor": club.youth, "room_id": club.room.id, "message_id": said.id}
        if change == "edit":
            service.edit_message(**place, text="hej igen")
        else:
            service.react(**place, sign="heart")

        assert {one for one in people_in(club.room) if one[1] == "watcher"} == {(next_one.id, "watcher")}


def test_whoever_may_not_chat_asks_nobody_in(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        ali, freja, ingrid = (make_adult("moderator", community=community) for _ in range(3))
        room = service.open_staff_room(actor=ali, title="Vagten", account_ids=[freja.id])

        with pytest.raises(Forbidden):
            service.invite(actor=_lapse(ali, "moderator"), room_id=room.id, account_ids=[ingrid.id])
        assert set(queries.list_standing(room.id)) == {freja.id}


@pytest.mark.parametrize("role", ["host", "watcher"])
def test_nobody_hears_new_words_without_the_right(unit: UnitOfWork, listen: Listen, role: str) -> None:
    with unit():
        community = make_community()
        club = make_club(community=community)
        adult = {"host": club.host, "watcher": club.watcher}[role]
        next_one = make_adult("moderator", community=community)
        session().query(RoleGrant).filter_by(account_id=adult.id).update({"role": "referrer"})
    ear, next_ear = listen(adult.id), listen(next_one.id)
    with unit():
        said = say(club.youth, club.room, "hej")
        if role == "watcher":
            service.reword_room(actor=club.host, room_id=club.room.id, purpose="Nyt")

    names = [frame["name"] for frame in ear.get_received() if frame["name"].startswith(("message:", "room:"))]
    assert names == (["room:gone"] if role == "watcher" else [])
    if role == "watcher":
        heard = [frame["args"][0]["id"] for frame in next_ear.get_received() if frame["name"] == "message:new"]
        assert said.id in heard
