"""Times to rehearse an interview, and who comes."""

import sqlalchemy as sa
from alembic import op

from backend.core import db

revision = "7a10c0ffee1d"
down_revision = "7a10c0ffee1c"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "jobhelp_slots",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("community_id", sa.String(length=32), nullable=False),
        sa.Column("helper_id", sa.String(length=32), nullable=False),
        sa.Column("second_id", sa.String(length=32), nullable=False),
        sa.Column("starts_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ends_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.CheckConstraint("helper_id != second_id", name=op.f("ck_jobhelp_slots_two")),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("ck_jobhelp_slots_times")),
        sa.ForeignKeyConstraint(
            ["community_id"], ["accounts_communities.id"], name=op.f("fk_jobhelp_slots_community_id")
        ),
        sa.ForeignKeyConstraint(["helper_id"], ["accounts.id"], name=op.f("fk_jobhelp_slots_helper_id")),
        sa.ForeignKeyConstraint(["second_id"], ["accounts.id"], name=op.f("fk_jobhelp_slots_second_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobhelp_slots")),
        sa.UniqueConstraint("helper_id", "starts_at", name=op.f("uq_jobhelp_slots_helper_id_starts_at")),
    )
    op.create_index("ix_jobhelp_slots_ahead", "jobhelp_slots", ["community_id", "starts_at", "id"])
    op.create_index(op.f("ix_jobhelp_slots_second_id"), "jobhelp_slots", ["second_id"])
    op.create_table(
        "jobhelp_slot_bookings",
        sa.Column("slot_id", sa.String(length=32), nullable=False),
        sa.Column("account_id", sa.String(length=32), nullable=False),
        sa.Column("wants", sa.String(), nullable=True),
        sa.Column("booked_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("reminded_at", db.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["slot_id"], ["jobhelp_slots.id"], name=op.f("fk_jobhelp_slot_bookings_slot_id")),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_jobhelp_slot_bookings_account_id")),
        sa.PrimaryKeyConstraint("slot_id", name=op.f("pk_jobhelp_slot_bookings")),
        sa.UniqueConstraint("account_id", name=op.f("uq_jobhelp_slot_bookings_account_id")),
    )


def downgrade() -> None:
    op.drop_table("jobhelp_slot_bookings")
    op.drop_table("jobhelp_slots")
