"""The rota and the rules of the house."""

import sqlalchemy as sa
from alembic import op

from backend.core import db

revision = "7a10c0ffee15"
down_revision = "7a10c0ffee19"
branch_labels = None
depends_on = None
_VOTING, _OPEN = sa.text("state = 'voting'"), sa.text("state = 'open'")


def upgrade() -> None:
    op.create_table(
        "crew_rules",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("community_id", sa.String(length=32), nullable=False),
        sa.Column("author_id", sa.String(length=32), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("replaces_id", sa.String(length=32), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("proposed_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("votes_until", db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("quorum", sa.Integer(), nullable=False),
        sa.Column("tally", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("decided_at", db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("ended_at", db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("veto_reason", sa.String(), nullable=True),
        sa.Column("vetoed_by_id", sa.String(length=32), nullable=True),
        sa.Column("hidden_at", db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.CheckConstraint("(state = 'vetoed') = (veto_reason IS NOT NULL)", name=op.f("ck_crew_rules_vetoed")),
        sa.CheckConstraint("(state = 'voting') = (decided_at IS NULL)", name=op.f("ck_crew_rules_decided")),
        sa.ForeignKeyConstraint(["author_id"], ["accounts.id"], name=op.f("fk_crew_rules_author_id")),
        sa.ForeignKeyConstraint(["community_id"], ["accounts_communities.id"], name=op.f("fk_crew_rules_community_id")),
        sa.ForeignKeyConstraint(["replaces_id"], ["crew_rules.id"], name=op.f("fk_crew_rules_replaces_id")),
        sa.ForeignKeyConstraint(["vetoed_by_id"], ["accounts.id"], name=op.f("fk_crew_rules_vetoed_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_crew_rules")),
    )
    with op.batch_alter_table("crew_rules", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_crew_rules_author_id"), ["author_id"], unique=False)
        batch_op.create_index("ix_crew_rules_over", ["state", "votes_until"], unique=False)
        batch_op.create_index("ix_crew_rules_shown", ["community_id", "state", "id"], unique=False)
        batch_op.create_index(
            "uq_crew_rules_replaces_id", ["replaces_id"], unique=True, sqlite_where=_VOTING, postgresql_where=_VOTING
        )

    op.create_table(
        "crew_shifts",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("community_id", sa.String(length=32), nullable=False),
        sa.Column("duty", sa.String(), nullable=False),
        sa.Column("local_start", sa.DateTime(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("starts_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ends_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("needed", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column("laid_by_id", sa.String(length=32), nullable=False),
        sa.Column("laid_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("cancelled_at", db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("ck_crew_shifts_times")),
        sa.CheckConstraint("taken >= 0 AND taken <= needed", name=op.f("ck_crew_shifts_taken")),
        sa.ForeignKeyConstraint(
            ["community_id"], ["accounts_communities.id"], name=op.f("fk_crew_shifts_community_id")
        ),
        sa.ForeignKeyConstraint(["laid_by_id"], ["accounts.id"], name=op.f("fk_crew_shifts_laid_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_crew_shifts")),
    )
    with op.batch_alter_table("crew_shifts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_crew_shifts_laid_by_id"), ["laid_by_id"], unique=False)
        batch_op.create_index("ix_crew_shifts_told", ["starts_at", "told"], unique=False)
        batch_op.create_index("ix_crew_shifts_week", ["community_id", "starts_at", "id"], unique=False)

    op.create_table(
        "crew_rule_votes",
        sa.Column("rule_id", sa.String(length=32), nullable=False),
        sa.Column("account_id", sa.String(length=32), nullable=False),
        sa.Column("choice", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_crew_rule_votes_account_id")),
        sa.ForeignKeyConstraint(["rule_id"], ["crew_rules.id"], name=op.f("fk_crew_rule_votes_rule_id")),
        sa.PrimaryKeyConstraint("rule_id", "account_id", name=op.f("pk_crew_rule_votes")),
    )
    with op.batch_alter_table("crew_rule_votes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_crew_rule_votes_account_id"), ["account_id"], unique=False)

    op.create_table(
        "crew_shift_claims",
        sa.Column("shift_id", sa.String(length=32), nullable=False),
        sa.Column("account_id", sa.String(length=32), nullable=False),
        sa.Column("claimed_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_crew_shift_claims_account_id")),
        sa.ForeignKeyConstraint(["shift_id"], ["crew_shifts.id"], name=op.f("fk_crew_shift_claims_shift_id")),
        sa.PrimaryKeyConstraint("shift_id", "account_id", name=op.f("pk_crew_shift_claims")),
    )
    with op.batch_alter_table("crew_shift_claims", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_crew_shift_claims_account_id"), ["account_id"], unique=False)

    op.create_table(
        "crew_shift_offers",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("shift_id", sa.String(length=32), nullable=False),
        sa.Column("from_id", sa.String(length=32), nullable=False),
        sa.Column("to_id", sa.String(length=32), nullable=False),
        sa.Column("for_shift_id", sa.String(length=32), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("offered_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("tell_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("told_at", db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("answered_at", db.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["for_shift_id"], ["crew_shifts.id"], name=op.f("fk_crew_shift_offers_for_shift_id")),
        sa.ForeignKeyConstraint(["from_id"], ["accounts.id"], name=op.f("fk_crew_shift_offers_from_id")),
        sa.ForeignKeyConstraint(["shift_id"], ["crew_shifts.id"], name=op.f("fk_crew_shift_offers_shift_id")),
        sa.ForeignKeyConstraint(["to_id"], ["accounts.id"], name=op.f("fk_crew_shift_offers_to_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_crew_shift_offers")),
    )
    with op.batch_alter_table("crew_shift_offers", schema=None) as batch_op:
        batch_op.create_index("ix_crew_shift_offers_asked", ["to_id", "state", "id"], unique=False)
        batch_op.create_index("ix_crew_shift_offers_due", ["state", "tell_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_crew_shift_offers_for_shift_id"), ["for_shift_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_crew_shift_offers_from_id"), ["from_id"], unique=False)
        batch_op.create_index(
            "uq_crew_shift_offers_shift_id_from_id",
            ["shift_id", "from_id"],
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        )


def downgrade() -> None:
    with op.batch_alter_table("crew_shift_offers", schema=None) as batch_op:
        batch_op.drop_index("uq_crew_shift_offers_shift_id_from_id", sqlite_where=_OPEN, postgresql_where=_OPEN)
        batch_op.drop_index(batch_op.f("ix_crew_shift_offers_from_id"))
        batch_op.drop_index(batch_op.f("ix_crew_shift_offers_for_shift_id"))
        batch_op.drop_index("ix_crew_shift_offers_due")
        batch_op.drop_index("ix_crew_shift_offers_asked")

    op.drop_table("crew_shift_offers")
    with op.batch_alter_table("crew_shift_claims", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_crew_shift_claims_account_id"))

    op.drop_table("crew_shift_claims")
    with op.batch_alter_table("crew_rule_votes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_crew_rule_votes_account_id"))

    op.drop_table("crew_rule_votes")
    with op.batch_alter_table("crew_shifts", schema=None) as batch_op:
        batch_op.drop_index("ix_crew_shifts_week")
        batch_op.drop_index("ix_crew_shifts_told")
        batch_op.drop_index(batch_op.f("ix_crew_shifts_laid_by_id"))

    op.drop_table("crew_shifts")
    with op.batch_alter_table("crew_rules", schema=None) as batch_op:
        batch_op.drop_index("uq_crew_rules_replaces_id", sqlite_where=_VOTING, postgresql_where=_VOTING)
        batch_op.drop_index("ix_crew_rules_shown")
        batch_op.drop_index("ix_crew_rules_over")
        batch_op.drop_index(batch_op.f("ix_crew_rules_author_id"))

    op.drop_table("crew_rules")
