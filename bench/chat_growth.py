"""How opening a room and searching grow with what has been said: a thousand messages, then ten times as many, ...

Each figure is the median of many looks on SQLite; its ratio is to the figure with a tenth of the messages.
"""

import tempfile
from collections.abc import Callable, Iterator
from itertools import islice
from statistics import median
from time import perf_counter

from sqlalchemy import insert, select, update

from backend.accounts.models import Account, Community
from backend.app import create_app
from backend.chat import queries, search, service, views
from backend.chat.models import Membership, Message, Room
from backend.core import clock, words
from backend.core.actor import Actor
from backend.core.config import Settings
from backend.core.db import Base, database, session, unit_of_work
from backend.core.ids import new_id
from backend.core.pagination import Window
from bench import Row
from bench._generator import TEXTS
from tests.factories import actor, make_community, make_youth

POWERS, LOOKS, AT_ONCE = range(3, 7), 30, 5000
PAGE = 50
RARE, EVERY = "hængekøje", 1000  # so many messages apart, somebody speaks of a hammock


def measure(*, quick: bool = False) -> Iterator[Row]:
    """Opening one room and searching it, with more and more messages in it."""
    with tempfile.TemporaryDirectory() as folder:
        create_app(Settings.from_environment({"FLOK_DATA": folder, "LOG_LEVEL": "warning"}))
        Base.metadata.create_all(database().engine)
        with unit_of_work():
            reader_id, room_id = _prepare(make_community())
        before: dict[str, float] = {}
        for power in POWERS[:2] if quick else POWERS:
            _grow(room_id, 10**power)
            for name, look in (("open_room", _open), ("search", _search)):
                took = _time(look, reader_id, room_id)
                ratio = took / before[name] if name in before else None
                before[name] = took
                yield Row(row=f"{name}_1e{power}", value=took * 1e3, unit="ms", n=LOOKS, ratio=ratio)
        database().engine.dispose()


def _prepare(community: Community) -> tuple[str, str]:
    one, other = make_youth(community=community), make_youth(community=community)
    return one.id, service.open_direct_room(one_id=one.id, other_id=other.id).id


def _grow(room_id: str, messages: int) -> None:
    """Say things until there are so many, all but the last few read, and all in the index."""
    with unit_of_work():
        room = session().get_one(Room, room_id)
        people = list(session().scalars(select(Account.id)))
        fresh = (_row(room_id, people[seq % 2], seq) for seq in range(room.last_seq + 1, messages + 1))
        while rows := list(islice(fresh, AT_ONCE)):
            session().execute(insert(Message), rows)
        room.last_seq = messages
        session().execute(update(Membership).values(read_seq=messages - 5))
    left = 1
    while left:
        with unit_of_work():
            left = search.catch_up(at_most=AT_ONCE)


def _row(room_id: str, author_id: str, seq: int) -> dict[str, object]:
    said = f"{RARE} {seq}" if seq % EVERY == 0 else f"{TEXTS[seq % len(TEXTS)]} {seq}"
    return {
        "id": new_id(),
        "room_id": room_id,
        "seq": seq,
        "author_id": author_id,
        "client_id": f"c{seq}",
        "text": said,
        "status": "delivered",
        "sent_at": clock.now(),
    }


def _open(reader: Actor, room_id: str) -> None:
    views.room_of(queries.get_membership(reader, room_id))
    page = queries.list_history(reader, room_id, after_seq=None, before_seq=None, around_seq=None, limit=PAGE)
    views.history(reader, page)


def _search(reader: Actor, room_id: str) -> None:
    question = words.ask(RARE)
    if question is None or not search.find_messages(reader, [room_id], question, Window(None, PAGE)).items:
        raise RuntimeError("nothing was found")


def _time(look: Callable[[Actor, str], None], reader_id: str, room_id: str) -> float:
    took = []
    for _ in range(LOOKS):
        with unit_of_work(readonly=True):
            reader = actor(reader_id)
            began = perf_counter()
            look(reader, room_id)
            took.append(perf_counter() - began)
    return median(took)
