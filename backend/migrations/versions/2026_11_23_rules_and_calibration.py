"""What rules caught."""

import sqlalchemy as sa
from alembic import op

revision = "7a10c0ffee09"
down_revision = "7a10c0ffee08"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "moderation_rule_hits",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("community_id", sa.String(32), nullable=False),
        sa.Column("rule", sa.String(120), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moderation_rule_hits")),
    )
    op.create_table(
        "moderation_rule_days",
        sa.Column("community_id", sa.String(32), nullable=False),
        sa.Column("rule", sa.String(120), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("hits", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "rule", "day", name=op.f("pk_moderation_rule_days")),
    )


def downgrade() -> None:
    op.drop_table("moderation_rule_days")
    op.drop_table("moderation_rule_hits")
