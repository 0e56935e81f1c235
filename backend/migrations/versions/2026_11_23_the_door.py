"""The door of the house: codes of a day, who went in and out, and how many came."""

import sqlalchemy as sa
from alembic import op

from backend.core.db import UtcDateTime

revision = "7a10c0ffee13"
down_revision = "7a10c0ffee11"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "house_door_codes",
        sa.Column("account_id", sa.String(32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("community_id", sa.String(32), nullable=False),
        sa.Column("code", sa.String(8), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_house_door_codes_account_id_accounts")),
        sa.ForeignKeyConstraint(
            ["community_id"],
            ["accounts_communities.id"],
            name=op.f("fk_house_door_codes_community_id_accounts_communities"),
        ),
        sa.PrimaryKeyConstraint("account_id", "day", name=op.f("pk_house_door_codes")),
        sa.UniqueConstraint("community_id", "day", "code", name=op.f("uq_house_door_codes_community_id_day_code")),
    )
    op.create_table(
        "house_scans",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("community_id", sa.String(32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("account_id", sa.String(32), nullable=True),
        sa.Column("direction", sa.String(), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_house_scans_account_id_accounts")),
        sa.ForeignKeyConstraint(
            ["community_id"], ["accounts_communities.id"], name=op.f("fk_house_scans_community_id_accounts_communities")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_scans")),
    )
    op.create_index(op.f("ix_house_scans_account_id"), "house_scans", ["account_id"])
    op.create_index("ix_house_scans_day", "house_scans", ["community_id", "day", "at"])
    op.create_table(
        "house_visits",
        sa.Column("community_id", sa.String(32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("came", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"],
            ["accounts_communities.id"],
            name=op.f("fk_house_visits_community_id_accounts_communities"),
        ),
        sa.PrimaryKeyConstraint("community_id", "day", name=op.f("pk_house_visits")),
    )


def downgrade() -> None:
    for table in ("house_visits", "house_scans", "house_door_codes"):
        op.drop_table(table)
