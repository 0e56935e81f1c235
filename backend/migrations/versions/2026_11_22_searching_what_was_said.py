"""Searching: the words of messages, how far each room is read into them, and each database's own index of them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "7a10c0ffee02"
down_revision = "7a10c0ffee01"
branch_labels = None
depends_on = None

TABLE = """
CREATE VIRTUAL TABLE chat_words
USING fts5(words, content='chat_entries', content_rowid='id', tokenize='ascii', detail=none, prefix='3')
"""
ADDED = """
CREATE TRIGGER chat_words_added AFTER INSERT ON chat_entries BEGIN
    INSERT INTO chat_words(rowid, words) VALUES (new.id, new.words);
END
"""
REMOVED = """
CREATE TRIGGER chat_words_removed AFTER DELETE ON chat_entries BEGIN
    INSERT INTO chat_words(chat_words, rowid, words) VALUES ('delete', old.id, old.words);
END
"""
RENEWED = """
CREATE TRIGGER chat_words_renewed AFTER UPDATE ON chat_entries BEGIN
    INSERT INTO chat_words(chat_words, rowid, words) VALUES ('delete', old.id, old.words);
    INSERT INTO chat_words(rowid, words) VALUES (new.id, new.words);
END
"""
GIN = "CREATE INDEX ix_chat_words ON chat_entries USING gin (words)"


def upgrade() -> None:
    op.create_table(
        "chat_entries",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("message_id", sa.String(length=32), nullable=False),
        sa.Column("words", sa.String().with_variant(postgresql.TSVECTOR(), "postgresql"), nullable=False),
        sa.ForeignKeyConstraint(["message_id"], ["chat_messages.id"], name=op.f("fk_chat_entries_message_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chat_entries")),
        sa.UniqueConstraint("message_id", name=op.f("uq_chat_entries_message_id")),
    )
    op.create_table(
        "chat_indexed",
        sa.Column("room_id", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["room_id"], ["chat_rooms.id"], name=op.f("fk_chat_indexed_room_id")),
        sa.PrimaryKeyConstraint("room_id", name=op.f("pk_chat_indexed")),
    )
    op.create_index("ix_chat_pictures_created", "chat_pictures", ["created_at"])
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in (TABLE, ADDED, REMOVED, RENEWED) if on_sqlite else (GIN,):
        op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE chat_words")
    op.drop_index("ix_chat_pictures_created", "chat_pictures")
    op.drop_table("chat_indexed")
    op.drop_table("chat_entries")
