"""Rules that only look on or are off, and invented examples among the cases."""

import sqlalchemy as sa
from alembic import op

from backend.core.db import UtcDateTime

revision = "7a10c0ffee0c"
down_revision = "7a10c0ffee0b"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("moderation_rule_hits", sa.Column("shadow", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("moderation_rule_days", sa.Column("shadow", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "moderation_rule_modes",
        sa.Column("community_id", sa.String(32), nullable=False),
        sa.Column("rule", sa.String(120), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("uncounted_on", sa.Date(), nullable=True),
        sa.Column("asked_mode", sa.String(), nullable=True),
        sa.Column("asked_reason", sa.String(), nullable=True),
        sa.Column("asked_by_id", sa.String(32), nullable=True),
        sa.Column("asked_at", UtcDateTime(timezone=True), nullable=True),
        sa.CheckConstraint("mode IN ('live', 'shadow', 'off')", name=op.f("ck_moderation_rule_modes_mode")),
        sa.CheckConstraint("asked_mode IN ('shadow', 'off')", name=op.f("ck_moderation_rule_modes_asked_mode")),
        sa.PrimaryKeyConstraint("community_id", "rule", name=op.f("pk_moderation_rule_modes")),
    )
    _create_calibration()


def downgrade() -> None:
    op.drop_table("moderation_calibration_judgements")
    op.drop_table("moderation_calibration_rates")
    op.drop_table("moderation_rule_modes")
    op.drop_column("moderation_rule_days", "shadow")
    op.drop_column("moderation_rule_hits", "shadow")


def _create_calibration() -> None:
    op.create_table(
        "moderation_calibration_rates",
        sa.Column("community_id", sa.String(32), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.CheckConstraint("percent BETWEEN 0 AND 25", name=op.f("ck_moderation_calibration_rates_percent")),
        sa.PrimaryKeyConstraint("community_id", name=op.f("pk_moderation_calibration_rates")),
    )
    op.create_table(
        "moderation_calibration_judgements",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("community_id", sa.String(32), nullable=False),
        sa.Column("account_id", sa.String(32), nullable=False),
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("example", sa.String(60), nullable=False),
        sa.Column("fine", sa.Boolean(), nullable=False),
        sa.Column("guideline", sa.String(), nullable=False),
        sa.Column("judged_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["moderation_cases.id"], name=op.f("fk_moderation_calibration_judgements_case_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moderation_calibration_judgements")),
        sa.UniqueConstraint(
            "account_id", "example", name=op.f("uq_moderation_calibration_judgements_account_id_example")
        ),
    )
    op.create_index(
        op.f("ix_moderation_calibration_judgements_community_id"),
        "moderation_calibration_judgements",
        ["community_id"],
    )
