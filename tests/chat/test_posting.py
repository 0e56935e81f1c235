"""The short way of a message over the websocket is the long way, only shorter."""

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from backend.accounts import service as accounts
from backend.accounts import signing_in
from backend.accounts.models import Account, AccountSession
from backend.accounts.tokens import hash_token
from backend.chat import posting, service, views
from backend.chat.models import Message, Room
from backend.chat.posting import Posted, read, writer
from backend.chat.queries import find_message
from backend.chat.said import Said
from backend.chat.schemas.messages import LONGEST_TEXT, MessageSchema, NewMessageInRoomSchema
from backend.core.actor import Actor, NotConfirmed
from backend.core.db import session, unit_of_work
from backend.core.errors import AppError, BadRequest, Invalid, Unauthenticated
from backend.core.schemas import load
from tests.chat.making import make_friends, make_gathering, say
from tests.conftest import UnitOfWork
from tests.factories import make_community, make_token
from tests.support.tables import Kept

THREADS, SENDS = 12, 20
PATIENCE = 120

keys = st.one_of(
    st.sampled_from(["a", "rum-1", "", "å", "a" * 32, "a" * 33, "a" * 64, "a" * 65, "a\n"]), st.none(), st.integers()
)
texts = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["hej", " hej ", "", " ", "e\u0301t", "linje\nto", "\x00", "😀\u200d😀", "x" * 4000, "x" * 4001, "\ud800"]
    ),
    st.integers(),
)
bodies = st.fixed_dictionaries(
    {"room_id": keys, "client_id": keys, "text": texts},
    optional={"reply_to": keys, "picture_id": keys, "anyway": st.booleans(), "more": st.integers()},
)


def _session_of(actor: Actor) -> str:
    return (
        session()
        .scalars(select(AccountSession.id).where(AccountSession.token_hash == hash_token(make_token(actor.id))))
        .one()
    )


def _post(items: Sequence[Posted]) -> list[Any]:
    answers: list[Any] = []
    with unit_of_work():
        answers += posting._post(items)
    return answers


@settings(max_examples=400)
@given(body=bodies, language=st.sampled_from(["da", "en"]))
def test_it_is_read_as_the_schema_reads_it(body: dict[str, Any], language: str) -> None:
    def outcome(way: Any) -> Any:
        try:
            return way()
        except Invalid as refusal:
            return refusal.errors

    assert outcome(lambda: read(body, language)) == outcome(lambda: load(NewMessageInRoomSchema(), body, language))


@pytest.mark.parametrize("body", [None, [], "hej", 7])
def test_what_is_no_message_is_refused(body: object) -> None:
    with pytest.raises(BadRequest):
        read(body, "da")


def test_the_longest_text_is_still_one() -> None:
    assert read({"room_id": "a", "client_id": "b", "text": "x" * LONGEST_TEXT}, "da")["text"] == "x" * LONGEST_TEXT


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.sampled_from(["hej", "hold op", "flag det", "help mig", 'sagt "således"\\', "æøå\n\t😀", "</script>"]),
    nickname=st.sampled_from(["Mie", 'O"Neil', "Søren\\", "😀"]),
)
@pytest.mark.usefixtures("plain_words")
def test_it_is_told_as_the_schema_tells_it(unit: UnitOfWork, text: str, nickname: str) -> None:
    with unit():
        friends = make_friends()
        session().get_one(Account, friends.one.id).nickname = nickname
    with unit():
        [said] = service.send_messages(
            [service.Draft(actor=friends.one, room_id=friends.room.id, client_id="a:1", text=text)]
        )
        assert isinstance(said, Said)
        stored = find_message(said.id)
        assert stored is not None
        shown = {who: MessageSchema().dump(views.message(stored, who.id)) for who in (friends.one, friends.other)}

    assert json.loads(said.for_author) == shown[friends.one]
    assert json.loads(said.for_others) == shown[friends.other]


@dataclass
class Town:
    """Some people, their sessions and their rooms, so that two alike can be compared."""

    people: list[Actor]
    sessions: list[str]
    rooms: list[Room]

    def posted(self, step: tuple[int, int, int, str, int | None], said: Sequence[str]) -> Posted:
        who, where, name, text, answers = step
        body = {"room_id": self.rooms[where].id, "client_id": f"n{name}", "text": text}
        if answers is not None:
            body["reply_to"] = said[answers]
        return Posted(self.sessions[who], read(body, "da"))


def _make_town() -> tuple[Town, list[str]]:
    """Friends who also come to an event, a blocked and a closed friendship; and something to answer in two rooms."""
    community = make_community()
    friends, apart, ended = (make_friends(community=community) for _ in range(3))
    gathering = make_gathering(community=community)
    for one in (friends.one, apart.one, apart.other):
        service.add_member(room_id=gathering.room.id, account_id=one.id)
    people = [friends.one, friends.other, apart.one, apart.other, ended.one, gathering.host, gathering.watcher]
    rooms = [friends.room, gathering.room, apart.room, ended.room]
    said = [say(friends.one, friends.room).id, say(apart.one, gathering.room).id]
    accounts.block(actor=apart.one, account_id=apart.other.id)
    service.close_room(room_id=ended.room.id)
    return Town(people, [_session_of(one) for one in people], rooms), said


def _shape(answer: Any, town: Town) -> Any:
    """What an answer says, with nothing in it that is different in another town."""
    if isinstance(answer, AppError):
        return type(answer), answer.errors
    shown = json.loads(answer)
    author = [one.id for one in town.people].index(shown["author"]["id"])
    room = [one.id for one in town.rooms].index(shown["room_id"])
    quoted = shown["quote"] and shown["quote"]["text"]
    return author, room, shown["seq"], shown["client_id"], shown["text"], shown["status"], bool(shown["help"]), quoted


def _kept(town: Town) -> list[Any]:
    ids = {one.id: place for place, one in enumerate(town.people)}
    where = {one.id: place for place, one in enumerate(town.rooms)}
    kept = select(Message).where(Message.room_id.in_(where), Message.kind != "system")
    rows = [(where[m.room_id], ids[m.author_id], m.client_id, m.seq, m.text) for m in session().scalars(kept)]
    said_before = {name for _, _, name, _, _ in rows if name.startswith("client")}
    return sorted(repr(row) for row in rows if row[2] not in said_before)


steps = st.lists(
    st.tuples(
        st.integers(0, 6),
        st.integers(0, 3),
        st.integers(0, 4),
        st.sampled_from(["hej", "hold op", "flag det", "help mig", "ask mig"]),
        st.one_of(st.none(), st.none(), st.integers(0, 1)),
    ),
    min_size=1,
    max_size=12,
)


@dataclass
class Twins:
    """Two towns alike, as nobody has said anything in them yet."""

    towns: tuple[Town, Town]
    said: tuple[list[str], list[str]]
    kept: Kept

    def anew(self) -> tuple[Town, Town]:
        self.kept.put_back()
        return self.towns


@pytest.fixture
def twins(unit: UnitOfWork) -> Twins:
    with unit():
        (one, said), (other, also_said) = _make_town(), _make_town()
    return Twins((one, other), (said, also_said), Kept())


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps)
@pytest.mark.usefixtures("plain_words")
def test_together_is_what_one_by_one_is(
    unit: UnitOfWork, twins: Twins, steps: list[tuple[int, int, int, str, int | None]]
) -> None:
    (together, apart), (said, also_said) = twins.anew(), twins.said

    at_once = _post([together.posted(step, said) for step in steps])
    in_turn = [_post([apart.posted(step, also_said)])[0] for step in steps]

    assert [_shape(answer, together) for answer in at_once] == [_shape(answer, apart) for answer in in_turn]
    with unit():
        assert _kept(together) == _kept(apart)
        numbers = [[session().get_one(Room, room.id).last_seq for room in town.rooms] for town in (together, apart)]
        assert numbers[0] == numbers[1]


def test_who_has_gone_or_waits_says_nothing_and_keeps_no_other_back(unit: UnitOfWork) -> None:
    with unit():
        friends, others = make_friends(), make_friends()
        gone, waiting, fine = (_session_of(one) for one in (friends.one, friends.other, others.one))
        signing_in.end_session(actor=friends.one, session_id=gone)
        session().get_one(Account, friends.other.id).status = "pending"
    body = {"client_id": "a", "text": "hej"}

    answers = _post(
        [
            Posted(gone, read({**body, "room_id": friends.room.id}, "da")),
            Posted(waiting, read({**body, "room_id": friends.room.id}, "da")),
            Posted(fine, read({**body, "room_id": others.room.id}, "da")),
            Posted("nobody", read({**body, "room_id": others.room.id}, "da")),
        ]
    )

    assert [type(answer) for answer in answers[:2]] == [Unauthenticated, NotConfirmed]
    assert json.loads(answers[2])["seq"] == 1
    assert isinstance(answers[3], Unauthenticated)


@pytest.fixture(params=["batching", "plain"])
def way(request: pytest.FixtureRequest) -> Iterator[str]:
    """Both settings of WRITER."""
    if request.param == "batching":
        writer.start()
    yield request.param
    writer.stop(PATIENCE)


def _ask(session_id: str, body: dict[str, Any]) -> Any:
    answers: list[Any] = []
    answered = Event()

    def answer(result: Any) -> None:
        answers.append(result)
        answered.set()

    writer.put(Posted(session_id, read(body, "da")), answer)
    assert answered.wait(PATIENCE)
    return answers[0]


@pytest.mark.usefixtures("plain_words")
def test_many_hands_lose_nothing_and_double_nothing(unit: UnitOfWork, way: str) -> None:
    with unit():
        community = make_community()
        friends, gathering = make_friends(community=community), make_gathering(community=community)
        service.add_member(room_id=gathering.room.id, account_id=friends.one.id)
        before = session().get_one(Room, gathering.room.id).last_seq
        hands = [
            (who, _session_of(who), room)
            for who, room in (
                (friends.one, friends.room),
                (friends.other, friends.room),
                (gathering.one, gathering.room),
                (gathering.host, gathering.room),
            )
        ]

    def talk(thread: int) -> list[tuple[str, str, str, int]]:
        who, session_id, room = hands[thread % len(hands)]
        # Each name is tried by three threads, as a phone does that sends again too early.
        names = [f"{thread % len(hands)}-{number}" for number in range(SENDS)]
        asked = [(name, _ask(session_id, {"room_id": room.id, "client_id": name, "text": "hej"})) for name in names]
        shown = [(name, json.loads(answer)) for name, answer in asked if isinstance(answer, str)]
        return [(who.id, name, one["id"], one["seq"]) for name, one in shown]

    with ThreadPoolExecutor(THREADS) as pool:
        answers = [answer for told in pool.map(talk, range(THREADS)) for answer in told]

    with unit():
        spoken = select(Message).where(Message.kind != "system")
        stored = {(m.author_id, m.client_id): (m.id, m.seq) for m in session().scalars(spoken)}
        last = {room.id: session().get_one(Room, room.id).last_seq for room in (friends.room, gathering.room)}
    assert len(answers) == THREADS * SENDS
    assert all(stored[author_id, name] == (message_id, seq) for author_id, name, message_id, seq in answers)
    assert len(stored) == len(hands) * SENDS
    assert last == {friends.room.id: 2 * SENDS, gathering.room.id: before + 2 * SENDS}
