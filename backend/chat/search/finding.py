"""Finding messages: in the reader's rooms, with every word asked for, the newest first."""

from collections.abc import Sequence

from sqlalchemy import Integer, Select, and_, cast, column, literal_column, select, table
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR
from sqlalchemy.orm import joinedload

from backend.chat.models import Membership, Message, Room
from backend.chat.queries import is_heard
from backend.chat.search.marks import for_fts, for_tsquery
from backend.chat.search.tables import LEXEMES, Entry
from backend.core.actor import Actor
from backend.core.db import database
from backend.core.pagination import Page, SortKey, Window, paginate
from backend.core.words import Question

# As the index says it, to the letter.
_LEXEMES = literal_column(LEXEMES, TSVECTOR())
_words = table("chat_words", column("rowid", Integer()), column("chat_words"))


def find_messages(actor: Actor, room_ids: Sequence[str], question: Question, window: Window) -> Page[Message]:
    """The messages in these rooms, of those the actor is in, that answer `question` and that the actor may read."""
    if not room_ids:
        return Page([])
    matching, key = _matching(list(room_ids), question)
    mine = and_(Membership.room_id == Message.room_id, Membership.account_id == actor.id, Membership.left_at.is_(None))
    found = (
        matching.options(joinedload(Message.author, innerjoin=True))
        .join(Message, Message.id == Entry.message_id)
        .join(Membership, mine)
        .join(Room, Room.id == Message.room_id)
        .where(Message.seq > Membership.since_seq, Message.removed_by.is_(None), is_heard())
    )
    return paginate(found, window, key=key, descending=True)


def _matching(room_ids: list[str], question: Question) -> tuple[Select[Message], SortKey]:
    """The entries that have the words, from the index and nothing but the index; and what orders them."""
    if database().is_sqlite:
        match = _words.c.chat_words.op("MATCH")(for_fts(room_ids, question))
        found = select(Message).select_from(_words).join(Entry, Entry.id == _words.c.rowid)
        return found.where(match), [_words.c.rowid]
    match = _LEXEMES.op("@@")(cast(for_tsquery(room_ids, question), TSQUERY))
    return select(Message).select_from(Entry).where(match), [Entry.id]
