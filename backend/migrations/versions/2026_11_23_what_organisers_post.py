"""Drafts of events, and looks at the first ones of somebody new."""

import sqlalchemy as sa
from alembic import op

from backend.core.db import UtcDateTime

revision = "7a10c0ffee0e"
down_revision = "7a10c0ffee0d"
branch_labels = None
depends_on = None

STATUS = {
    "events": ("('open', 'cancelled', 'hidden')", "('open', 'cancelled', 'hidden', 'in_review', 'returned')"),
    "events_series": ("('open', 'ended')", "('open', 'in_review', 'returned', 'ended')"),
}


def upgrade() -> None:
    op.create_table(
        "events_drafts",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("account_id", sa.String(32), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.String(32)),
        sa.Column("updated_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_events_drafts_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events_drafts")),
    )
    op.create_index("ix_events_drafts_own", "events_drafts", ["account_id", "event_id", "updated_at", "id"])
    op.create_table(
        "events_organisers",
        sa.Column("account_id", sa.String(32), nullable=False),
        sa.Column("approved", sa.Integer(), nullable=False),
        sa.CheckConstraint("approved >= 0", name=op.f("ck_events_organisers_approved")),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_events_organisers_account_id")),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_events_organisers")),
    )
    op.create_table(
        "events_reviews",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("event_id", sa.String(32), nullable=False),
        sa.Column("reviewer_id", sa.String(32), nullable=False),
        sa.Column("approves", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String()),
        sa.Column("made_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_events_reviews_event_id")),
        sa.ForeignKeyConstraint(["reviewer_id"], ["accounts.id"], name=op.f("fk_events_reviews_reviewer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events_reviews")),
    )
    op.create_index("ix_events_reviews_event_id", "events_reviews", ["event_id"])
    with op.batch_alter_table("events") as events:
        events.add_column(sa.Column("returned_because", sa.String()))
    _allow(1)
    # Who posted before this was asked for is known already.
    op.execute(
        "INSERT INTO events_organisers (account_id, approved) "
        "SELECT host_id, 2 FROM events WHERE status IN ('open', 'cancelled') GROUP BY host_id"
    )


def downgrade() -> None:
    op.execute("UPDATE events SET status = 'hidden' WHERE status IN ('in_review', 'returned')")
    op.execute("UPDATE events_series SET status = 'ended' WHERE status IN ('in_review', 'returned')")
    _allow(0)
    with op.batch_alter_table("events") as events:
        events.drop_column("returned_because")
    for table in ("events_reviews", "events_organisers", "events_drafts"):
        op.drop_table(table)


def _allow(which: int) -> None:
    for table, allowed in STATUS.items():
        with op.batch_alter_table(table) as changed:
            changed.drop_constraint(op.f(f"ck_{table}_status"), type_="check")
            changed.create_check_constraint(op.f(f"ck_{table}_status"), f"status IN {allowed[which]}")
