"""Several hosts of an event."""

import sqlalchemy as sa
from alembic import op

from backend.core import db

revision = "7a10c0ffee1b"
down_revision = "7a10c0ffee1a"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "events_co_hosts",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("event_id", sa.String(length=32), nullable=True),
        sa.Column("series_id", sa.String(length=32), nullable=True),
        sa.Column("account_id", sa.String(length=32), nullable=False),
        sa.Column("asked_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("said_yes_at", db.UtcDateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(event_id IS NULL) != (series_id IS NULL)", name=op.f("ck_events_co_hosts_subject")),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_events_co_hosts_event_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["series_id"], ["events_series.id"], name=op.f("fk_events_co_hosts_series_id")),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_events_co_hosts_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events_co_hosts")),
        sa.UniqueConstraint("event_id", "account_id", name=op.f("uq_events_co_hosts_event_id_account_id")),
        sa.UniqueConstraint("series_id", "account_id", name=op.f("uq_events_co_hosts_series_id_account_id")),
    )
    op.create_index(op.f("ix_events_co_hosts_account_id"), "events_co_hosts", ["account_id"])


def downgrade() -> None:
    op.drop_table("events_co_hosts")
