"""Whoever was away catches up on what was changed meanwhile, and then knows what a full reading would tell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from backend.chat import queries, service, views
from backend.chat.models import REACTIONS, Membership, Message, Room
from backend.chat.queries import messages as message_queries
from backend.core.actor import Actor
from backend.core.db import session, unit_of_work
from tests.chat.conftest import Listen
from tests.chat.making import make_friends, make_gathering, say
from tests.conftest import UnitOfWork
from tests.factories import make_community, make_youth
from tests.support.statements import counted_statements

View = dict[str, Any]
pytestmark = pytest.mark.usefixtures("plain_words")


def _missed(reader: Actor, room: Room, seen: int, change: int | None) -> View:
    changes = None if change is None else {room.id: change}
    answer = views.catch_up(reader, queries.catch_up(reader, {room.id: seen}, changes))
    found: View = answer["rooms"][room.id]
    return found


def test_what_was_changed_about_what_one_has_seen(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        said = [say(friends.one, friends.room, str(number)) for number in range(1, 6)]
        for number in (3, 0, 4):
            service.react(actor=friends.other, room_id=friends.room.id, message_id=said[number].id, sign="heart")
        service.edit_message(actor=friends.one, room_id=friends.room.id, message_id=said[3].id, text="fire")

        def changed(seen: int, change: int | None) -> tuple[list[tuple[int, int]], int]:
            missed = _missed(friends.other, friends.room, seen, change)
            return [(one["seq"], one["change"]) for one in missed["changed"]], missed["last_change"]

        assert changed(5, 0) == ([(1, 2), (5, 3), (4, 4)], 4)
        assert changed(4, 0) == ([(1, 2), (4, 4)], 4)
        assert changed(5, 3) == ([(4, 4)], 4)
        assert changed(5, 4) == changed(5, 99) == changed(5, None) == ([], 4)


def test_more_changes_than_a_page_holds(unit: UnitOfWork, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(message_queries, "SYNC_PAGE", 2)
    with unit():
        friends = make_friends()
        for _ in range(5):
            said = say(friends.one, friends.room)
            service.react(actor=friends.other, room_id=friends.room.id, message_id=said.id, sign="hug")
        reached, pages = 0, []
        while True:
            missed = _missed(friends.one, friends.room, 5, reached)
            reached = missed["last_change"]
            pages.append([one["seq"] for one in missed["changed"]])
            if not missed["more_changes"]:
                break

    assert (pages, reached) == ([[1, 2], [3, 4], [5]], 5)


def test_not_what_was_said_before_one_came(unit: UnitOfWork) -> None:
    with unit():
        gathering, late = make_gathering(), make_youth(community=make_community())
        before = say(gathering.one, gathering.room, "før")
        service.add_member(room_id=gathering.room.id, account_id=late.id)
        room = session().get_one(Room, gathering.room.id)
        session().get_one(Membership, (room.id, late.id)).since_seq = room.last_seq
        answer = say(gathering.one, room, "nu", reply_to=before.id)
        service.react(actor=gathering.other, room_id=room.id, message_id=before.id, sign="sad")

        missed = _missed(late, room, 0, 0)
        assert ([one["text"] for one in missed["messages"]], missed["changed"]) == (["nu"], [])
        assert missed["messages"][0]["quote"] is None
        assert views.as_seen([answer], gathering.other.id)[0]["quote"]["text"] == "før"
        page = queries.list_history(late, room.id, after_seq=0, limit=100)
        assert [message.text for message in page.items] == ["nu"]
        assert queries.list_history(late, room.id, before_seq=None, limit=100).next is None


@pytest.mark.parametrize(
    ("around", "limit", "shown"),
    [
        (5, 3, [4, 5, 6]),
        (5, 4, [3, 4, 5, 6]),
        (1, 3, [1, 2, 3]),
        (9, 3, [7, 8, 9]),
        (0, 3, [1, 2, 3]),
        (99, 3, [7, 8, 9]),
        (5, 100, [1, 2, 3, 4, 5, 6, 7, 8, 9]),
    ],
)
def test_a_page_around_a_message(unit: UnitOfWork, around: int, limit: int, shown: list[int]) -> None:
    with unit():
        friends = make_friends()
        for _ in range(9):
            say(friends.one, friends.room)
        page = queries.list_history(friends.other, friends.room.id, around_seq=around, limit=limit)

    assert ([message.seq for message in page.items], page.next) == (shown, None)


def test_catching_up_over_the_socket(unit: UnitOfWork, listen: Listen) -> None:
    with unit():
        friends = make_friends()
        said = say(friends.one, friends.room)
    ear = listen(friends.other.id)
    with unit():
        service.edit_message(actor=friends.one, room_id=friends.room.id, message_id=said.id, text="hov")
    [frame] = [one["args"][0] for one in ear.get_received()]
    body = {"rooms": {friends.room.id: 1}, "changes": {friends.room.id: 0}}
    answer = ear.emit("room:sync", body, callback=True)["data"]["rooms"][friends.room.id]

    assert answer == {
        "messages": [],
        "more": False,
        "removed": [],
        "changed": [frame],
        "more_changes": False,
        "last_change": 1,
    }


def test_catching_up_costs_the_same_however_much_was_changed(unit: UnitOfWork) -> None:
    costs = []
    with unit():
        friends = make_friends()
        for number in (1, 3):
            for _ in range(number):
                said = say(friends.one, friends.room)
                service.react(actor=friends.other, room_id=friends.room.id, message_id=said.id, sign="hug")
            with counted_statements() as statements:
                _missed(friends.other, friends.room, 1, 0)
            costs.append(len(statements))

    assert costs[0] == costs[1]


@dataclass
class Phone:
    """What a device knows, from frames it got long ago and from catching up."""

    messages: dict[str, View] = field(default_factory=dict)
    seen: int = 0
    change: int = 0

    def learn(self, missed: View) -> None:
        for one in (*missed["messages"], *missed["changed"]):
            self.messages[one["id"]] = one
        self.seen = max([self.seen, *(one["seq"] for one in missed["messages"])])
        self.change = missed["last_change"]


class ComingAndGoing(RuleBasedStateMachine):
    """Two friends write, edit, react and take back, while a phone is away and comes back now and then."""

    @initialize()
    def begin(self) -> None:
        self.phone = Phone()
        with unit_of_work():
            self.friends = make_friends()
        self.changes = 0

    @rule(text=st.sampled_from(["hej", "hold op", "ask mig"]), answers=st.booleans())
    def say(self, text: str, answers: bool) -> None:
        with unit_of_work():
            said = self._said()
            reply_to = said[0].id if answers and said else None
            say(self.friends.one, self.friends.room, text, reply_to=reply_to, anyway=True)

    @rule(place=st.integers(0, 9), text=st.sampled_from(["en", "to", "hold op"]))
    def edit(self, place: int, text: str) -> None:
        with unit_of_work():
            if (message := self._choose(place)) and not message.removed_by:
                service.edit_message(actor=self.friends.one, room_id=message.room_id, message_id=message.id, text=text)

    @rule(place=st.integers(0, 9), sign=st.sampled_from([*REACTIONS[:2], None]))
    def react(self, place: int, sign: str | None) -> None:
        with unit_of_work():
            if (message := self._choose(place)) and not message.removed_by:
                service.react(actor=self.friends.other, room_id=message.room_id, message_id=message.id, sign=sign)

    @rule(place=st.integers(0, 9), by_author=st.booleans())
    def remove(self, place: int, by_author: bool) -> None:
        with unit_of_work():
            if (message := self._choose(place)) is None:
                return
            if by_author:
                service.delete_message(actor=self.friends.one, room_id=message.room_id, message_id=message.id)
            else:
                service.hide_message(message_id=message.id)

    @rule()
    def come_back(self) -> None:
        with unit_of_work(readonly=True):
            room = session().get_one(Room, self.friends.room.id)
            assert room.last_change >= self.changes
            self.changes = room.last_change
            more = True
            while more:
                missed = _missed(self.friends.other, room, self.phone.seen, self.phone.change)
                self.phone.learn(missed)
                more = missed["more"] or missed["more_changes"]
            assert _told(self.phone.messages) == _told(self._read_everything(room))

    def _said(self) -> list[Message]:
        mine = session().query(Message).filter_by(room_id=self.friends.room.id)
        return list(mine.filter(Message.seq.is_not(None)).order_by(Message.seq))

    def _choose(self, place: int) -> Message | None:
        said = self._said()
        return said[place % len(said)] if said else None

    def _read_everything(self, room: Room) -> Mapping[str, View]:
        page = queries.list_history(self.friends.other, room.id, after_seq=0, limit=1000)
        return {view["id"]: view for view in views.history(self.friends.other, page)["items"]}


def _told(messages: Mapping[str, View]) -> list[tuple[Any, ...]]:
    """What a reader sees of messages; a quote is told by the one it quotes, as phones show it."""
    return sorted(
        (one["seq"], one["text"], one["removed"], one["edited_at"], one["change"], str(one["reactions"]))
        for one in messages.values()
    )


@pytest.mark.usefixtures("app")
def test_catching_up_tells_what_reading_everything_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(message_queries, "SYNC_PAGE", 2)
    run_state_machine_as_test(ComingAndGoing, settings=settings(max_examples=25, stateful_step_count=20))
