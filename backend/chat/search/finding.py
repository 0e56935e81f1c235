"""Finding messages: in the reader's rooms, with every word asked for, the newest first."""

from collections.abc import Sequence

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Integer,
    SQLColumnExpression,
    and_,
    cast,
    column,
    func,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.orm import joinedload

from backend.chat.models import Membership, Message, Room
from backend.chat.queries import is_heard
from backend.chat.search.marks import for_fts, for_tsquery
from backend.chat.search.tables import Entry
from backend.core.actor import Actor
from backend.core.db import database
from backend.core.pagination import Page, Window, paginate, read_cursor
from backend.core.words import Question

# Of all that was said, in whatever rooms; reading so many takes some milliseconds.
RECENT = 5000
_words = table("chat_words", column("rowid", Integer()), column("chat_words"))


def find_messages(actor: Actor, room_ids: Sequence[str], question: Question, window: Window) -> Page[Message]:
    """The messages in these rooms, of those the actor is in, that answer `question` and that the actor may read."""
    if not room_ids:
        return Page([])
    if database().is_sqlite:
        return _page(actor, _hits_on_sqlite(room_ids, question), window)
    recent = _page(actor, _recent_hits_on_postgresql(room_ids, question, window), window)
    return recent if recent.next else _page(actor, _hits_on_postgresql(room_ids, question), window)


def _page(actor: Actor, hits: FromClause, window: Window) -> Page[Message]:
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


def _hits_on_sqlite(room_ids: Sequence[str], question: Question) -> FromClause:
    """The entries that have the words; FTS5 gives them in the order asked for, and stops when enough are found."""
    match = _words.c.chat_words.op("MATCH")(for_fts(room_ids, question))
    found = select(_words.c.rowid.label("id"), Entry.message_id).join(Entry, Entry.id == _words.c.rowid)
    return found.where(match).subquery()


def _recent_hits_on_postgresql(room_ids: Sequence[str], question: Question, window: Window) -> FromClause:
    """Those of the last entries that have the words, each looked at.

    A GIN index gathers all that fits before it gives the first: what fits nearly everything is found here sooner.
    """
    end = read_cursor(window.cursor, [Entry.id])[0] if window.cursor else _END
    last = select(Entry).where(Entry.id < end, Entry.id >= end - RECENT).cte("last").prefix_with("MATERIALIZED")
    return select(last.c.id, last.c.message_id).where(_fits(last.c.words, room_ids, question)).subquery()


def _hits_on_postgresql(room_ids: Sequence[str], question: Question) -> FromClause:
    """The entries that have the words, found first: left to itself the planner may read other rooms' entries."""
    found = select(Entry.id, Entry.message_id).where(_fits(Entry.words, room_ids, question))
    return found.cte("hits").prefix_with("MATERIALIZED")


def _fits(words: SQLColumnExpression[str], room_ids: Sequence[str], question: Question) -> ColumnElement[bool]:
    return words.op("@@")(cast(for_tsquery(room_ids, question), TSQUERY))


_END = select(func.max(Entry.id) + 1).scalar_subquery()
