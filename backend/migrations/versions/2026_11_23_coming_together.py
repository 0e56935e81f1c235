"""Coming together: two seated as one, guests without an account, and friends who may see who comes."""

import sqlalchemy as sa
from alembic import op

from backend.core.db import UtcDateTime

revision = "7a10c0ffee0f"
down_revision = "7a10c0ffee10"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "events_askings",
        sa.Column("event_id", sa.String(32), nullable=False),
        sa.Column("asker_id", sa.String(32), nullable=False),
        sa.Column("friend_id", sa.String(32), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("is_shown", sa.Boolean(), nullable=False),
        sa.Column("asked_at", UtcDateTime(timezone=True), nullable=False),
        sa.CheckConstraint("status IN ('open', 'yes', 'no', 'withdrawn')", name=op.f("ck_events_askings_status")),
        sa.ForeignKeyConstraint(["asker_id"], ["accounts.id"], name=op.f("fk_events_askings_asker_id")),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_events_askings_event_id")),
        sa.ForeignKeyConstraint(["friend_id"], ["accounts.id"], name=op.f("fk_events_askings_friend_id")),
        sa.PrimaryKeyConstraint("event_id", "asker_id", "friend_id", name=op.f("pk_events_askings")),
    )
    op.create_index("ix_events_askings_friend", "events_askings", ["friend_id", "event_id"])
    op.create_table(
        "events_openness",
        sa.Column("account_id", sa.String(32), nullable=False),
        sa.Column("since", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_events_openness_account_id")),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_events_openness")),
    )
    op.add_column("events", sa.Column("guests_welcome", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("events_sign_ups") as table:
        table.add_column(sa.Column("seats", sa.Integer(), nullable=False, server_default="1"))
        table.add_column(sa.Column("guest_name", sa.String(), nullable=True))
        table.add_column(sa.Column("was_passed", sa.Boolean(), nullable=False, server_default=sa.false()))
        table.create_check_constraint(op.f("ck_events_sign_ups_seats"), "seats IN (1, 2)")


def downgrade() -> None:
    with op.batch_alter_table("events_sign_ups") as table:
        table.drop_constraint(op.f("ck_events_sign_ups_seats"), type_="check")
        table.drop_column("was_passed")
        table.drop_column("guest_name")
        table.drop_column("seats")
    op.drop_column("events", "guests_welcome")
    op.drop_table("events_openness")
    op.drop_index("ix_events_askings_friend", table_name="events_askings")
    op.drop_table("events_askings")
