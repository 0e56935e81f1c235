"""A CV of one's own."""

import sqlalchemy as sa
from alembic import op

from backend.core.db import UtcDateTime

revision = "7a10c0ffee12"
down_revision = "7a10c0ffee0e"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "jobhelp_cvs",
        sa.Column("account_id", sa.String(32), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_jobhelp_cvs_account_id_accounts")),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_jobhelp_cvs")),
    )


def downgrade() -> None:
    op.drop_table("jobhelp_cvs")
