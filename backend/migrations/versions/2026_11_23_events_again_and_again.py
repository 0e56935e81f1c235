"""Events that happen again, and calendars for programs outside."""

import sqlalchemy as sa
from alembic import op

from backend.core.db import UtcDateTime

revision = "7a10c0ffee0d"
down_revision = "7a10c0ffee0c"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "events_series",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("community_id", sa.String(32), nullable=False),
        sa.Column("host_id", sa.String(32), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("filled_until", sa.Date(), nullable=False),
        sa.Column("local_time", sa.Time(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.CheckConstraint("status IN ('open', 'ended')", name=op.f("ck_events_series_status")),
        sa.ForeignKeyConstraint(
            ["community_id"],
            ["accounts_communities.id"],
            name=op.f("fk_events_series_community_id"),
        ),
        sa.ForeignKeyConstraint(["host_id"], ["accounts.id"], name=op.f("fk_events_series_host_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events_series")),
    )
    op.create_index("ix_events_series_host_id", "events_series", ["host_id"])
    op.create_index("ix_events_series_filling", "events_series", ["status", "filled_until"])
    op.create_table(
        "events_feeds",
        sa.Column("account_id", sa.String(32), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("neutral", sa.Boolean(), nullable=False),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_events_feeds_account_id")),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_events_feeds")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_events_feeds_token_hash")),
    )
    with op.batch_alter_table("events") as events:
        events.add_column(sa.Column("series_id", sa.String(32)))
        events.add_column(sa.Column("series_date", sa.Date()))
        events.add_column(sa.Column("own", sa.JSON(), nullable=False, server_default="[]"))
        events.add_column(sa.Column("revision", sa.Integer(), nullable=False, server_default="0"))
        events.add_column(sa.Column("attended", sa.Integer()))
        events.create_foreign_key(op.f("fk_events_series_id"), "events_series", ["series_id"], ["id"])
        events.create_unique_constraint(op.f("uq_events_series_id_series_date"), ["series_id", "series_date"])
    with op.batch_alter_table("events") as events:
        for name in ("own", "revision"):
            events.alter_column(name, server_default=None)
    with op.batch_alter_table("events_sign_ups") as sign_ups:
        sign_ups.add_column(sa.Column("needs", sa.String()))
        sign_ups.add_column(sa.Column("would_like_company", sa.Boolean(), nullable=False, server_default=sa.false()))
        sign_ups.add_column(sa.Column("came", sa.Boolean()))
    with op.batch_alter_table("events_sign_ups") as sign_ups:
        sign_ups.alter_column("would_like_company", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("events_sign_ups") as sign_ups:
        for name in ("needs", "would_like_company", "came"):
            sign_ups.drop_column(name)
    with op.batch_alter_table("events") as events:
        events.drop_constraint(op.f("uq_events_series_id_series_date"), type_="unique")
        events.drop_constraint(op.f("fk_events_series_id"), type_="foreignkey")
        for name in ("series_id", "series_date", "own", "revision", "attended"):
            events.drop_column(name)
    op.drop_table("events_feeds")
    op.drop_table("events_series")
