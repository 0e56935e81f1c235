"""A block on nine surfaces: direct, group, mention, reply, notice, event list, search, proposal, unread count.

Nor and Sne are friends, in a group with Liv, and one has blocked the other: every test runs for who blocked and for who
is blocked, and neither reads the other from then on or before.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest

from backend.accounts import service as accounts
from backend.chat import queries, service
from backend.chat.alerts import Sweep
from backend.chat.errors import RoomClosed
from backend.chat.models import Membership, Message, Room
from backend.chat.permissions import is_hidden
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.events import service as events
from backend.friendbank import service as friendbank
from backend.friendbank.facts import load_barred, load_pool
from backend.friendbank.matching.rules import is_allowed
from backend.notifications.models import Notice
from tests.chat.conftest import Listen
from tests.chat.making import make_gathering, say
from tests.chat.rooms import befriend, block, open_group, say_yes
from tests.conftest import Api, UnitOfWork
from tests.events.making import make_event
from tests.factories import make_adult, make_community, make_youth

AsAccount = Callable[[str], Api]
NOON = "2026-11-22T11:00:00Z"
TASTE = {"interests": ["mad"], "languages": ["da"], "travel": "bus30", "times": ["weekend_day"]}

pytestmark = pytest.mark.usefixtures("plain_words")


@dataclass(frozen=True)
class Parted:
    """Two with a block between them, as seen by one of the two, and a third in the same group."""

    reader: Actor
    other: Actor
    third: Actor
    direct: Room
    group: Room
    before: Message


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with clock.freeze(NOON):
        yield


@pytest.fixture(params=["who blocked", "who is blocked"])
def parted(request: pytest.FixtureRequest, unit: UnitOfWork) -> Parted:
    with unit():
        community = make_community()
        reader, other, third = (make_youth(community=community, nickname=name) for name in ("Nor", "Sne", "Liv"))
        befriend(reader, other, third)
        group = open_group(reader, other, third)
        say_yes(group, other, third)
        direct = service.open_direct_room(one_id=reader.id, other_id=other.id)
        before = say(other, group, "før vi blev uvenner")
        pair = (reader, other) if request.param == "who blocked" else (other, reader)
        accounts.block(actor=pair[0], account_id=pair[1].id)
    return Parted(reader, other, third, direct, group, before)


def _read(api: Api, room: Room) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = api.get(f"/rooms/{room.id}/messages").json["items"]
    return [item for item in items if item["kind"] == "text"]


def test_direct(unit: UnitOfWork, as_account: AsAccount, parted: Parted) -> None:
    with unit():
        for actor in (parted.reader, parted.other):
            with pytest.raises(RoomClosed):
                say(actor, parted.direct)
    room = as_account(parted.reader.id).get(f"/rooms/{parted.direct.id}").json

    assert (room["why_closed"], room["closed_at"] is not None) == ("ended", True)


def test_group(unit: UnitOfWork, as_account: AsAccount, listen: Listen, parted: Parted) -> None:
    ears = {one.nickname: listen(one.id) for one in (parted.reader, parted.other, parted.third)}
    with unit():
        say(parted.other, parted.group, "hører du?")
        say(parted.third, parted.group, "hej begge to")

    texts = {}
    for name, ear in ears.items():
        frames = [frame["args"][0] for frame in ear.get_received() if frame["name"] == "message:new"]
        texts[name] = [(frame["text"], frame["hidden"]) for frame in frames]
        assert [frame["seq"] for frame in frames] == [5, 6]
    heard = [("hører du?", False), ("hej begge to", False)]
    assert texts == {"Nor": [("", True), ("hej begge to", False)], "Sne": heard, "Liv": heard}
    said = [(one["seq"], one["text"], one["hidden"]) for one in _read(as_account(parted.reader.id), parted.group)]
    assert said == [(4, "", True), (5, "", True), (6, "hej begge to", False)]
    missed = listen(parted.reader.id).emit("room:sync", {"rooms": {parted.group.id: 3}}, callback=True)
    assert [one["text"] for one in missed["data"]["rooms"][parted.group.id]["messages"]] == ["", "", "hej begge to"]


def test_group_in_the_list(unit: UnitOfWork, as_account: AsAccount, parted: Parted) -> None:
    with unit():
        say(parted.other, parted.group, "sidste ord")

    def last(actor: Actor) -> tuple[str, bool]:
        rooms = {room["id"]: room["last_message"] for room in as_account(actor.id).get("/rooms").json["items"]}
        return rooms[parted.group.id]["text"], rooms[parted.group.id]["hidden"]

    assert (last(parted.reader), last(parted.third)) == (("", True), ("sidste ord", False))


def test_mention_and_notice(unit: UnitOfWork, parted: Parted) -> None:
    with unit():
        say(parted.other, parted.group, "@Nor og @Liv, kom nu")
    clock.advance(timedelta(minutes=1))
    Sweep().run()

    with unit():
        called = [one.account_id for one in session().query(Notice).filter_by(kind="chat.mention")]
        alerted = {
            one.account_id: one.alerted_seq for one in session().query(Membership).filter_by(room_id=parted.group.id)
        }
    assert called == [parted.third.id]
    assert (alerted[parted.third.id], alerted[parted.reader.id]) == (5, 0)


def test_reply(unit: UnitOfWork, as_account: AsAccount, parted: Parted) -> None:
    with unit():
        mine = say(parted.reader, parted.group, "hvem kommer?")
        theirs = say(parted.third, parted.group, "enig", reply_to=parted.before.id)
        say(parted.other, parted.group, "ikke mig", reply_to=mine.id)
    clock.advance(timedelta(minutes=1))
    Sweep().run()

    seen = {one["id"]: one for one in _read(as_account(parted.reader.id), parted.group)}
    by_third = {one["id"]: one for one in _read(as_account(parted.third.id), parted.group)}
    assert seen[theirs.id]["quote"] is None
    assert by_third[theirs.id]["quote"]["text"] == "før vi blev uvenner"
    with unit():
        assert session().query(Notice).filter_by(kind="chat.reply", account_id=parted.reader.id).count() == 0


def test_event_list(unit: UnitOfWork, as_account: AsAccount) -> None:
    with unit():
        community = make_community()
        make_adult("moderator", community=community)
        youth, friend = (make_youth(community=community) for _ in range(2))
        blocker, blocked, kind = (make_adult("organiser", community=community) for _ in range(3))
        hosts = {
            name: make_event(community=community, host=host, title=name)
            for name, host in (("blokerede", blocker), ("blokeret", blocked), ("venlig", kind))
        }
        block(blocker, youth)
        block(youth, blocked)
        events.sign_up(actor=friend, event_id=hosts["blokeret"].id)

    def listed(actor: Actor) -> set[str]:
        return {event["title"] for event in as_account(actor.id).get("/events").json["items"]}

    assert listed(youth) == {"venlig"}
    assert listed(friend) == {"blokerede", "blokeret", "venlig"}
    assert as_account(youth.id).get(f"/events/{hosts['blokeret'].id}").status_code == 200  # to be able to stay away


def test_search(unit: UnitOfWork, as_account: AsAccount, parted: Parted) -> None:
    with unit():
        say(parted.other, parted.group, "uvenner for altid")

    def found(actor: Actor) -> list[str]:
        answer = as_account(actor.id).get(f"/search/messages?q={quote('uvenner')}").json
        return [hit["message"]["text"] for hit in answer["items"]]

    assert found(parted.reader) == []
    assert found(parted.third) == ["uvenner for altid", "før vi blev uvenner"]


def test_proposal(unit: UnitOfWork, parted: Parted) -> None:
    with unit():
        for actor in (parted.reader, parted.other, parted.third):
            friendbank.save_profile(actor=actor, changes=TASTE)
        barred, pool = load_barred(parted.reader.community_id), load_pool(parted.reader.community_id)

        assert not is_allowed(pool[parted.reader.id], pool[parted.other.id], barred=barred)
        assert is_allowed(pool[parted.reader.id], pool[parted.third.id], barred=barred)


def test_unread_count(unit: UnitOfWork, as_account: AsAccount, parted: Parted) -> None:
    with unit():
        say(parted.other, parted.group, "er du der?")
        say(parted.third, parted.group, "det er jeg")

    def unread(actor: Actor) -> int:
        count: int = as_account(actor.id).get(f"/rooms/{parted.group.id}").json["unread"]
        return count

    assert (unread(parted.reader), unread(parted.third), unread(parted.other)) == (1, 2, 1)


def test_the_two_forms_of_the_rule_agree(unit: UnitOfWork) -> None:
    """What a query leaves out is what the permission hides, for every reader of an event's room."""
    with unit():
        gathering = make_gathering()
        people = (gathering.host, gathering.watcher, gathering.one, gathering.other)
        block(gathering.one, gathering.host)
        block(gathering.other, gathering.watcher)
        for author in people:
            say(author, gathering.room)
        blocked = queries.list_blocked_among([one.id for one in people])
        members = queries.list_members([gathering.room.id])
        expected = {
            (member.room_id, member.account_id): sum(
                author.id != member.account_id and not is_hidden("event", member, author.id, blocked)
                for author in people
            )
            for member in members
        }

        assert queries.count_unread(members) == expected
        assert sorted(expected.values()) == [2, 2, 2, 3]
