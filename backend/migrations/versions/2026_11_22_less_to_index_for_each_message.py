"""Only messages that were changed or removed are in the indexes of those: a new one has less to write."""

import sqlalchemy as sa
from alembic import op

revision = "7a10c0ffee03"
down_revision = "7a10c0ffee02"
branch_labels = None
depends_on = None

TABLE = "chat_messages"
INDEXES = {"ix_chat_messages_removed": "removed_at", "ix_chat_messages_change": "change"}


def upgrade() -> None:
    for name, column in INDEXES.items():
        there = sa.text(f"{column} IS NOT NULL")
        op.drop_index(name, TABLE)
        op.create_index(name, TABLE, ["room_id", column], sqlite_where=there, postgresql_where=there)


def downgrade() -> None:
    for name, column in INDEXES.items():
        op.drop_index(name, TABLE)
        op.create_index(name, TABLE, ["room_id", column])
