"""Whatever happens in a room, its messages are numbered 1, 2, 3 ... and everybody ends up with the same ones."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from backend.chat import queries, service
from backend.chat.errors import MessageNudge
from backend.chat.models import Message, Room
from backend.core.actor import Actor
from backend.core.db import session, unit_of_work
from backend.core.errors import Busy, Conflict
from tests.chat.making import Friends, make_friends, make_gathering, say
from tests.conftest import UnitOfWork
from tests.factories import make_community

THREADS, SENDS = 16, 20

pytestmark = pytest.mark.usefixtures("plain_words")

whose = st.booleans()
which = st.integers(0, 5)
word = st.sampled_from(["hej", "hold", "flag", "help", "ask"])
steps = st.lists(
    st.one_of(
        st.tuples(st.just("send"), whose, which, word),
        st.tuples(st.sampled_from(["release", "reject", "hide", "delete"]), which),
        st.tuples(st.just("sync"), which),
    ),
    max_size=25,
)


def _take(friends: Friends, step: tuple[Any, ...], known: dict[str, list[str]], phone: dict[str, int]) -> None:
    """One thing that can happen; what it cannot happen to is left alone."""
    messages = session().scalars(select(Message).where(Message.room_id == friends.room.id).order_by(Message.id)).all()
    match step:
        case ("send", is_one, name, text):
            author = friends.one if is_one else friends.other
            try:
                sent = say(author, friends.room, text, client_id=f"{friends.room.id}{name}")
            except MessageNudge:
                return
            known.setdefault(f"{author.id}{name}", []).append(sent.id)
        case ("sync", seen):
            _sync(friends, phone, at_most=seen)
        case ("delete", index) if messages:
            message = messages[index % len(messages)]
            author = friends.one if message.author_id == friends.one.id else friends.other
            service.delete_message(actor=author, room_id=friends.room.id, message_id=message.id)
        case (verb, index) if messages:
            use_case = getattr(service, f"{verb}_message")
            use_case(message_id=messages[index % len(messages)].id)


def _sync(friends: Friends, phone: dict[str, int], *, at_most: int) -> None:
    """A phone that was away catches up, once or until nothing is missing."""
    for _ in range(at_most):
        seen = max(phone.values(), default=0)
        missed = queries.catch_up(friends.other, {friends.room.id: seen})[friends.room.id]
        for message in missed.messages:
            assert message.id not in phone
            phone[message.id] = message.seq or 0


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps)
def test_any_course_of_events_leaves_one_unbroken_row(unit: UnitOfWork, steps: list[tuple[Any, ...]]) -> None:
    known: dict[str, list[str]] = {}
    phone: dict[str, int] = {}
    with unit():
        friends = make_friends()
    for step in steps:
        with unit():
            _take(friends, step, known, phone)

    with unit():
        _sync(friends, phone, at_most=2)
        numbers = _numbers(friends.room)
        assert numbers == list(range(1, len(numbers) + 1))
        assert session().get_one(Room, friends.room.id).last_seq == len(numbers)
        assert all(len(set(ids)) == 1 for ids in known.values())
        history = queries.list_history(friends.other, friends.room.id, after_seq=0, before_seq=None, limit=100)
        assert phone == {message.id: message.seq for message in history.items}


def test_many_hands_lose_nothing_and_double_nothing(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
    names = [[f"{thread}-{number * 7 % 13}" for number in range(SENDS)] for thread in range(THREADS)]
    # Some names are tried by two threads at once, as a phone does that sends again too early.
    work = [
        (friends.one if thread % 2 else friends.other, names[thread] + names[thread - 2][:5])
        for thread in range(THREADS)
    ]

    with ThreadPoolExecutor(THREADS) as pool:
        answers = [
            answer
            for answered in pool.map(lambda job: _send_all(job[0], job[1], friends.room), work)
            for answer in answered
        ]

    with unit():
        stored = {(m.author_id, m.client_id): (m.id, m.seq) for m in session().scalars(select(Message))}
        assert set(stored) == {(author.id, name) for author, tried in work for name in tried}
        assert all(stored[author_id, name] == (message_id, seq) for author_id, name, message_id, seq in answers)
        assert _numbers(friends.room) == list(range(1, len(stored) + 1))


def test_one_name_tried_in_two_rooms_at_once_is_said_in_one(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        friends, gathering = make_friends(community=community), make_gathering(community=community)
        service.add_member(room_id=gathering.room.id, account_id=friends.one.id)
    together = Barrier(2)

    def press(room: Room) -> bool:
        together.wait()
        try:
            with unit_of_work():
                return say(friends.one, room, client_id="a").status == "delivered"
        except Conflict:
            return False

    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(press, [friends.room, gathering.room]))

    assert sorted(said) == [False, True]
    with unit() as opened:
        notes = opened.query(Message).filter_by(kind="system").count()
        assert opened.query(Message).count() == notes + 1
        assert sum(room.last_seq for room in opened.query(Room)) == notes + 1


def test_a_send_that_fails_gives_its_number_back(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
    with pytest.raises(ZeroDivisionError), unit():
        say(friends.one, friends.room)
        raise ZeroDivisionError
    with unit():
        assert say(friends.one, friends.room).seq == 1


def _send_all(author: Actor, names: list[str], room: Room) -> list[tuple[str, str, str, int | None]]:
    return [_send(author, name, room) for name in names]


def _send(author: Actor, name: str, room: Room) -> tuple[str, str, str, int | None]:
    while True:
        try:
            with unit_of_work():
                message = say(author, room, client_id=name)
        except Busy:  # SQLite's one writer had too long a queue: a client tries again
            continue
        return author.id, name, message.id, message.seq


def _numbers(room: Room) -> list[int | None]:
    numbered = select(Message.seq).where(Message.room_id == room.id, Message.seq.is_not(None)).order_by(Message.seq)
    return list(session().scalars(numbered))
