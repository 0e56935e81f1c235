"""The shortest beginnings that can be searched for have three letters, and those SQLite keeps ready."""

from alembic import op

revision = "7a10c0ffee05"
down_revision = "7a10c0ffee04"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _rebuild(prefix=4)


def downgrade() -> None:
    _rebuild(prefix=3)


def _rebuild(*, prefix: int) -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    op.execute("DROP TABLE chat_words")
    op.execute(
        "CREATE VIRTUAL TABLE chat_words USING fts5(words, content='chat_entries', content_rowid='id', "
        f"tokenize='ascii', detail=none, prefix='{prefix}')"
    )
    op.execute("INSERT INTO chat_words(chat_words) VALUES ('rebuild')")
