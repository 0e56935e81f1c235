"""Tables: the words of messages, and how far each room is read into them.

Beside them stands an index that each database makes in its own way: SQLite a full-text table (FTS5) that triggers keep
like the entries, PostgreSQL a GIN index of lexemes. Neither cuts, folds or stems; the words come finished.
"""

from sqlalchemy import BigInteger, Connection, ForeignKey, Integer, String, Table, event
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.db import ID_LENGTH, Base

# The shortest beginnings that can be asked for, three letters and the mark before them, fit the most words.
_TABLE = """
CREATE VIRTUAL TABLE chat_words
USING fts5(words, content='chat_entries', content_rowid='id', tokenize='ascii', detail=none, prefix='4')
"""
_ADDED = """
CREATE TRIGGER chat_words_added AFTER INSERT ON chat_entries BEGIN
    INSERT INTO chat_words(rowid, words) VALUES (new.id, new.words);
END
"""
_REMOVED = """
CREATE TRIGGER chat_words_removed AFTER DELETE ON chat_entries BEGIN
    INSERT INTO chat_words(chat_words, rowid, words) VALUES ('delete', old.id, old.words);
END
"""
_RENEWED = """
CREATE TRIGGER chat_words_renewed AFTER UPDATE ON chat_entries BEGIN
    INSERT INTO chat_words(chat_words, rowid, words) VALUES ('delete', old.id, old.words);
    INSERT INTO chat_words(rowid, words) VALUES (new.id, new.words);
END
"""
_GIN = "CREATE INDEX ix_chat_words ON chat_entries USING gin (words)"
_INDEX = {"sqlite": (_TABLE, _ADDED, _REMOVED, _RENEWED), "postgresql": (_GIN,)}


class Entry(Base):
    """The words of one delivered message, its room among them; the newest has the highest number."""

    __tablename__ = "chat_entries"

    id: Mapped[int] = mapped_column(BigInteger().with_variant(Integer(), "sqlite"), primary_key=True)
    message_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("chat_messages.id"), unique=True)
    words: Mapped[str] = mapped_column(String().with_variant(TSVECTOR(), "postgresql"))


class Indexed(Base):
    """Up to which message a room is in the index."""

    __tablename__ = "chat_indexed"

    room_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("chat_rooms.id"), primary_key=True)
    seq: Mapped[int]


@event.listens_for(Entry.__table__, "after_create")
def _create_index(_table: Table, connection: Connection, **_how: object) -> None:
    for statement in _INDEX[connection.dialect.name]:
        connection.exec_driver_sql(statement)


@event.listens_for(Entry.__table__, "before_drop")
def _drop_index(_table: Table, connection: Connection, **_how: object) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("DROP TABLE chat_words")
