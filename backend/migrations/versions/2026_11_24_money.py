"""Money: travel, the crew's budget, and the ledger."""

import sqlalchemy as sa
from alembic import op

from backend.core.db import UtcDateTime

revision = "7a10c0ffee19"
down_revision = "7a10c0ffee14"
branch_labels = None
depends_on = None
TABLES = ("travel_requests", "crew_ballots", "ledger_entries", "crew_proposals", "travel_tariffs", "ledger_pots")


def upgrade() -> None:
    op.create_table(
        "ledger_pots",
        sa.Column("community_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("balance_ore", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("balance_ore >= 0", name=op.f("ck_ledger_pots_balance")),
        sa.ForeignKeyConstraint(
            ["community_id"], ["accounts_communities.id"], name=op.f("fk_ledger_pots_community_id")
        ),
        sa.PrimaryKeyConstraint("community_id", "name", name=op.f("pk_ledger_pots")),
    )
    op.create_table(
        "travel_tariffs",
        sa.Column("community_id", sa.String(length=32), nullable=False),
        sa.Column("ways", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"], ["accounts_communities.id"], name=op.f("fk_travel_tariffs_community_id")
        ),
        sa.PrimaryKeyConstraint("community_id", name=op.f("pk_travel_tariffs")),
    )
    op.create_table(
        "crew_proposals",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("community_id", sa.String(length=32), nullable=False),
        sa.Column("author_id", sa.String(length=32), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("amount_ore", sa.Integer(), nullable=False),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("votes_until", UtcDateTime(timezone=True), nullable=False),
        sa.Column("was_extended", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("yes", sa.Integer(), nullable=True),
        sa.Column("no", sa.Integer(), nullable=True),
        sa.Column("decided_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("spent_ore", sa.Integer(), nullable=True),
        sa.Column("done_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("done_by_id", sa.String(length=32), nullable=True),
        sa.Column("reminders", sa.Integer(), nullable=False),
        sa.Column("gone_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(status = 'refused') = (reason IS NOT NULL)", name=op.f("ck_crew_proposals_refused")),
        sa.CheckConstraint("(status = 'spent') = (spent_ore IS NOT NULL)", name=op.f("ck_crew_proposals_spent")),
        sa.CheckConstraint(
            "status IN ('voting', 'adopted', 'rejected', 'too_few', 'withdrawn', 'refused', 'spent')",
            name=op.f("ck_crew_proposals_status"),
        ),
        sa.CheckConstraint("amount_ore > 0", name=op.f("ck_crew_proposals_amount")),
        sa.ForeignKeyConstraint(["author_id"], ["accounts.id"], name=op.f("fk_crew_proposals_author_id")),
        sa.ForeignKeyConstraint(
            ["community_id"], ["accounts_communities.id"], name=op.f("fk_crew_proposals_community_id")
        ),
        sa.ForeignKeyConstraint(["done_by_id"], ["accounts.id"], name=op.f("fk_crew_proposals_done_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_crew_proposals")),
    )
    op.create_index(op.f("ix_crew_proposals_author_id"), "crew_proposals", ["author_id"])
    op.create_index("ix_crew_proposals_board", "crew_proposals", ["community_id", "created_at", "id"])
    op.create_index("ix_crew_proposals_due", "crew_proposals", ["status", "votes_until"])

    op.create_table(
        "ledger_entries",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("community_id", sa.String(length=32), nullable=False),
        sa.Column("pot", sa.String(), nullable=False),
        sa.Column("amount_ore", sa.Integer(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("subject_id", sa.String(length=32), nullable=False),
        sa.Column("words", sa.String(), nullable=True),
        sa.Column("by_id", sa.String(length=32), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.CheckConstraint("amount_ore != 0", name=op.f("ck_ledger_entries_amount")),
        sa.ForeignKeyConstraint(["by_id"], ["accounts.id"], name=op.f("fk_ledger_entries_by_id")),
        sa.ForeignKeyConstraint(
            ["community_id", "pot"],
            ["ledger_pots.community_id", "ledger_pots.name"],
            name=op.f("fk_ledger_entries_community_id_pot"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_entries")),
        sa.UniqueConstraint("why", "subject_id", name=op.f("uq_ledger_entries_why_subject_id")),
    )
    op.create_index(op.f("ix_ledger_entries_by_id"), "ledger_entries", ["by_id"])
    op.create_index("ix_ledger_entries_pot", "ledger_entries", ["community_id", "pot", "at", "id"])

    op.create_table(
        "crew_ballots",
        sa.Column("proposal_id", sa.String(length=32), nullable=False),
        sa.Column("account_id", sa.String(length=32), nullable=False),
        sa.Column("choice", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_crew_ballots_account_id")),
        sa.ForeignKeyConstraint(["proposal_id"], ["crew_proposals.id"], name=op.f("fk_crew_ballots_proposal_id")),
        sa.PrimaryKeyConstraint("proposal_id", "account_id", name=op.f("pk_crew_ballots")),
    )
    op.create_index(op.f("ix_crew_ballots_account_id"), "crew_ballots", ["account_id"])

    op.create_table(
        "travel_requests",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("community_id", sa.String(length=32), nullable=False),
        sa.Column("event_id", sa.String(length=32), nullable=False),
        sa.Column("account_id", sa.String(length=32), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("amount_ore", sa.Integer(), nullable=False),
        sa.Column("when", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("asked_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("pay_by", UtcDateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("done_by_id", sa.String(length=32), nullable=True),
        sa.Column("paid_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("reminders", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "status IN ('asked', 'approved', 'declined', 'paid', 'withdrawn')", name=op.f("ck_travel_requests_status")
        ),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_travel_requests_account_id")),
        sa.ForeignKeyConstraint(
            ["community_id"], ["accounts_communities.id"], name=op.f("fk_travel_requests_community_id")
        ),
        sa.ForeignKeyConstraint(["done_by_id"], ["accounts.id"], name=op.f("fk_travel_requests_done_by_id")),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_travel_requests_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_travel_requests")),
        sa.UniqueConstraint("event_id", "account_id", name=op.f("uq_travel_requests_event_id_account_id")),
    )
    op.create_index(op.f("ix_travel_requests_account_id"), "travel_requests", ["account_id"])
    op.create_index("ix_travel_requests_due", "travel_requests", ["community_id", "status", "pay_by", "id"])


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
