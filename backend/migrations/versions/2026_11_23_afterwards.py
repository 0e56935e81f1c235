"""Afterwards: who was asked how it was, and what was said."""

import sqlalchemy as sa
from alembic import op

from backend.core.db import UtcDateTime

revision = "7a10c0ffee14"
down_revision = "7a10c0ffee0f"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "events_asked",
        sa.Column("event_id", sa.String(32), nullable=False),
        sa.Column("account_id", sa.String(32), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("asked_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("said_at", UtcDateTime(timezone=True), nullable=True),
        sa.CheckConstraint("about IN ('came', 'missed')", name=op.f("ck_events_asked_about")),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_events_asked_account_id_accounts")),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_events_asked_event_id_events")),
        sa.PrimaryKeyConstraint("event_id", "account_id", name=op.f("pk_events_asked")),
    )
    op.create_index(op.f("ix_events_asked_account_id"), "events_asked", ["account_id"])
    op.create_index(op.f("ix_events_asked_asked_at"), "events_asked", ["asked_at"])
    op.create_table(
        "events_said",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("event_id", sa.String(32), nullable=False),
        sa.Column("welcome", sa.Integer(), nullable=True),
        sa.Column("fun", sa.Integer(), nullable=True),
        sa.Column("again", sa.Integer(), nullable=True),
        sa.Column("would_help", sa.String(), nullable=True),
        sa.Column("words", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_events_said_event_id_events")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events_said")),
    )
    op.create_index(op.f("ix_events_said_event_id"), "events_said", ["event_id"])


def downgrade() -> None:
    op.drop_table("events_said")
    op.drop_table("events_asked")
