"""The way to a job: one's own board."""

import sqlalchemy as sa
from alembic import op

from backend.core.db import UtcDateTime

revision = "7a10c0ffee17"
down_revision = "7a10c0ffee1b"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "jobhelp_applications",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("account_id", sa.String(32), nullable=False),
        *[sa.Column(name, sa.String(), nullable=False) for name in ("place", "work", "state", "next_step")],
        sa.Column("remind_on", sa.Date(), nullable=True),
        *[sa.Column(name, sa.String(), nullable=False) for name in ("notes", "told")],
        *[sa.Column(name, sa.JSON(), nullable=False) for name in ("documents", "ticked")],
        *[sa.Column(name, sa.String(), nullable=False) for name in ("went_well", "was_hard", "next_time")],
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("moved_at", UtcDateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state IN ('wish', 'applied', 'interview', 'answer', 'job', 'let_go')",
            name=op.f("ck_jobhelp_applications_state"),
        ),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_jobhelp_applications_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobhelp_applications")),
    )
    op.create_index("ix_jobhelp_applications_board", "jobhelp_applications", ["account_id", "state", "moved_at", "id"])
    op.create_index("ix_jobhelp_applications_all", "jobhelp_applications", ["account_id", "moved_at", "id"])


def downgrade() -> None:
    op.drop_table("jobhelp_applications")
