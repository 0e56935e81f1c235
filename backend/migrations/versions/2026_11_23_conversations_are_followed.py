"""The state of conversations."""

import sqlalchemy as sa
from alembic import op

from backend.core.db import UtcDateTime

revision = "7a10c0ffee0a"
down_revision = "7a10c0ffee09"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "moderation_conversations",
        sa.Column("key", sa.String(32), nullable=False),
        sa.Column("state", sa.JSON(), nullable=False),
        sa.Column("updated_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_moderation_conversations")),
    )
    op.create_index("ix_moderation_conversations_updated", "moderation_conversations", ["updated_at"])


def downgrade() -> None:
    op.drop_table("moderation_conversations")
