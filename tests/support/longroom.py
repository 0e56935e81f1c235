"""A room in which two have written for a long time, put straight into the database."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import create_engine, insert, select, update

from backend.accounts.models import Account
from backend.chat.models import Membership, Message, Room
from backend.core import clock

WORDS = ("jeg", "tager", "brætspillet", "med", "på", "torsdag", "hvis", "du", "kommer", "og", "laver", "pasta", "så")


def write_much(database_url: str, messages: int) -> str:
    """Fill the first room Nor has with a friend up to so many messages, all of them read; returns its id."""
    engine = create_engine(database_url)
    with engine.begin() as connection:
        nor = select(Account.id).where(Account.handle == "nor").scalar_subquery()
        mine = select(Membership.room_id).where(Membership.account_id == nor)
        room = select(Room.id, Room.last_seq).where(Room.kind == "direct", Room.id.in_(mine))
        room_id, said = connection.execute(room.order_by(Room.id).limit(1)).one()
        people = connection.scalars(select(Membership.account_id).where(Membership.room_id == room_id)).all()
        fresh = [_message(room_id, people, seq, messages) for seq in range(said + 1, messages + 1)]
        connection.execute(insert(Message), fresh)
        connection.execute(update(Room).where(Room.id == room_id).values(last_seq=messages, active_at=clock.now()))
        connection.execute(update(Membership).where(Membership.room_id == room_id).values(read_seq=messages))
    engine.dispose()
    return str(room_id)


def _message(room_id: str, people: Sequence[str], seq: int, messages: int) -> dict[str, Any]:
    """One every five minutes, of one word up to forty, begun with its number."""
    words = [WORDS[(seq * 7 + at) % len(WORDS)] for at in range(1 + seq * seq % 40)]
    return {
        "room_id": room_id,
        "seq": seq,
        "author_id": people[seq // 3 % 2],
        "client_id": uuid4().hex,
        "text": f"{seq}: {' '.join(words)}",
        "status": "delivered",
        "sent_at": clock.now() - timedelta(minutes=5 * (messages - seq)),
    }
