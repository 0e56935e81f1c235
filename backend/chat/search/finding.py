"""Finding messages: in the reader's rooms, with every word asked for, the newest first."""

from collections.abc import Sequence

from sqlalchemy import FromClause, Integer, and_, cast, column, select, table
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.orm import joinedload

from backend.chat.models import Membership, Message, Room
from backend.chat.queries import is_heard
from backend.chat.search.marks import for_fts, for_tsquery
from backend.chat.search.tables import Entry
from backend.core.actor import Actor
from backend.core.db import database
from backend.core.pagination import Page, Window, paginate
from backend.core.words import Question

_words = table("chat_words", column("rowid", Integer()), column("chat_words"))


def find_messages(actor: Actor, room_ids: Sequence[str], question: Question, window: Window) -> Page[Message]:
    """The messages in these rooms, of those the actor is in, that answer `question` and that the actor may read."""
    if not room_ids:
        return Page([])
    hits = (_hits_on_sqlite if database().is_sqlite else _hits_on_postgresql)(list(room_ids), question)
    mine = and_(Membership.room_id == Message.room_id, Membership.account_id == actor.id, Membership.left_at.is_(None))
    found = (
        select(Message)
        .options(joinedload(Message.author, innerjoin=True))
        .select_from(hits)
        .join(Message, Message.id == hits.c.message_id)
        .join(Membership, mine)
        .join(Room, Room.id == Message.room_id)
        .where(Message.seq > Membership.since_seq, Message.removed_by.is_(None), is_heard())
    )
    return paginate(found, window, key=[hits.c.id], descending=True)


def _hits_on_sqlite(room_ids: list[str], question: Question) -> FromClause:
    """The entries that have the words; FTS5 gives them in the order asked for, and stops when enough are found."""
    match = _words.c.chat_words.op("MATCH")(for_fts(room_ids, question))
    found = select(_words.c.rowid.label("id"), Entry.message_id).join(Entry, Entry.id == _words.c.rowid)
    return found.where(match).subquery()


def _hits_on_postgresql(room_ids: list[str], question: Question) -> FromClause:
    """The entries that have the words, found first: left to itself the planner may read other rooms' entries."""
    match = Entry.words.op("@@")(cast(for_tsquery(room_ids, question), TSQUERY))
    return select(Entry.id, Entry.message_id).where(match).cte("hits").prefix_with("MATERIALIZED")
