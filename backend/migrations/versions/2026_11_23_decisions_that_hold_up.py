"""Sanctions with an end, statements of reasons, second persons, appeals, ties, and looks on record."""

import sqlalchemy as sa
from alembic import op

from backend.core import db

revision = "7a10c0ffee0b"
down_revision = "7a10c0ffee0a"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "moderation_ties",
        sa.Column("account_id", sa.String(length=32), nullable=False),
        sa.Column("other_id", sa.String(length=32), nullable=False),
        sa.Column("told_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("account_id", "other_id", name=op.f("pk_moderation_ties")),
    )
    with op.batch_alter_table("moderation_ties", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_moderation_ties_other_id"), ["other_id"], unique=False)

    op.create_table(
        "moderation_looks",
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("account_id", sa.String(length=32), nullable=False),
        sa.Column("reader_id", sa.String(length=32), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("first_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("last_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.CheckConstraint("why IN ('case', 'around', 'second', 'appeal')", name=op.f("ck_moderation_looks_why")),
        sa.ForeignKeyConstraint(["case_id"], ["moderation_cases.id"], name=op.f("fk_moderation_looks_case_id")),
        sa.PrimaryKeyConstraint("case_id", "account_id", "reader_id", "why", name=op.f("pk_moderation_looks")),
    )
    with op.batch_alter_table("moderation_looks", schema=None) as batch_op:
        batch_op.create_index("ix_moderation_looks_mine", ["account_id", "first_at"], unique=False)

    op.create_table(
        "moderation_seconds",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("asked_by_id", sa.String(length=32), nullable=False),
        sa.Column("asked_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("expires_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("done", sa.JSON(), nullable=False),
        sa.Column("guideline", sa.String(), nullable=False),
        sa.Column("rationale", sa.String(), nullable=False),
        sa.Column("answered_at", db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("answered_by_id", sa.String(length=32), nullable=True),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.CheckConstraint("answer IN ('yes', 'no', 'too_late')", name=op.f("ck_moderation_seconds_answer")),
        sa.CheckConstraint("kind IN ('decision', 'reading')", name=op.f("ck_moderation_seconds_kind")),
        sa.ForeignKeyConstraint(["case_id"], ["moderation_cases.id"], name=op.f("fk_moderation_seconds_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moderation_seconds")),
    )
    with op.batch_alter_table("moderation_seconds", schema=None) as batch_op:
        batch_op.create_index("ix_moderation_seconds_waiting", ["answered_at", "expires_at", "id"], unique=False)
        batch_op.create_index(
            "uq_moderation_seconds_waiting",
            ["case_id", "kind"],
            unique=True,
            sqlite_where=sa.text("answered_at IS NULL"),
            postgresql_where=sa.text("answered_at IS NULL"),
        )

    op.create_table(
        "moderation_wider_readings",
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("reader_id", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("opened_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("until", db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("pages_allowed", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["moderation_cases.id"], name=op.f("fk_moderation_wider_readings_case_id")
        ),
        sa.PrimaryKeyConstraint("case_id", "reader_id", name=op.f("pk_moderation_wider_readings")),
    )
    op.create_table(
        "moderation_sanctions",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("account_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("decision_id", sa.String(length=32), nullable=False),
        sa.Column("begun_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("until", db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("lifted_at", db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("lifted_by_id", sa.String(length=32), nullable=True),
        sa.Column("keeps_out", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('mute', 'hold_first', 'suspend', 'ban')", name=op.f("ck_moderation_sanctions_kind")
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["moderation_decisions.id"], name=op.f("fk_moderation_sanctions_decision_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moderation_sanctions")),
    )
    with op.batch_alter_table("moderation_sanctions", schema=None) as batch_op:
        batch_op.create_index("ix_moderation_sanctions_decision", ["decision_id"], unique=False)
        batch_op.create_index("ix_moderation_sanctions_due", ["lifted_at", "until"], unique=False)
        batch_op.create_index("ix_moderation_sanctions_person", ["account_id", "lifted_at", "until"], unique=False)

    op.create_table(
        "moderation_statements",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("decision_id", sa.String(length=32), nullable=False),
        sa.Column("account_id", sa.String(length=32), nullable=False),
        sa.Column("acts", sa.JSON(), nullable=False),
        sa.Column("guideline", sa.String(), nullable=False),
        sa.Column("quote", sa.String(), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=False),
        sa.Column("of_edit", sa.Boolean(), nullable=False),
        sa.Column("given_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("appeal_until", db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("must_read", sa.Boolean(), nullable=False),
        sa.Column("read_at", db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", db.UtcDateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(guideline) > 0", name=op.f("ck_moderation_statements_guideline")),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["moderation_decisions.id"], name=op.f("fk_moderation_statements_decision_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moderation_statements")),
        sa.UniqueConstraint("decision_id", "account_id", name=op.f("uq_moderation_statements_decision_id_account_id")),
    )
    with op.batch_alter_table("moderation_statements", schema=None) as batch_op:
        batch_op.create_index("ix_moderation_statements_mine", ["account_id", "given_at", "id"], unique=False)

    op.create_table(
        "moderation_appeals",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("statement_id", sa.String(length=32), nullable=False),
        sa.Column("decision_id", sa.String(length=32), nullable=False),
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("community_id", sa.String(length=32), nullable=False),
        sa.Column("appellant_id", sa.String(length=32), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("made_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("due_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("overdue_told_at", db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("claimed_by_id", sa.String(length=32), nullable=True),
        sa.Column("lease_until", db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("rationale", sa.String(), nullable=True),
        sa.Column("answered_at", db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("answered_by_id", sa.String(length=32), nullable=True),
        sa.CheckConstraint("outcome IN ('uphold', 'overturn', 'change')", name=op.f("ck_moderation_appeals_outcome")),
        sa.CheckConstraint("(outcome IS NULL) = (rationale IS NULL)", name=op.f("ck_moderation_appeals_reasons")),
        sa.CheckConstraint("length(rationale) BETWEEN 10 AND 1000", name=op.f("ck_moderation_appeals_rationale")),
        sa.ForeignKeyConstraint(["case_id"], ["moderation_cases.id"], name=op.f("fk_moderation_appeals_case_id")),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["moderation_decisions.id"], name=op.f("fk_moderation_appeals_decision_id")
        ),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["moderation_statements.id"], name=op.f("fk_moderation_appeals_statement_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moderation_appeals")),
        sa.UniqueConstraint("statement_id", name=op.f("uq_moderation_appeals_statement_id")),
    )
    with op.batch_alter_table("moderation_appeals", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_moderation_appeals_decision_id"), ["decision_id"], unique=False)
        batch_op.create_index("ix_moderation_appeals_due", ["answered_at", "due_at"], unique=False)
        batch_op.create_index(
            "ix_moderation_appeals_open", ["community_id", "answered_at", "due_at", "id"], unique=False
        )

    with op.batch_alter_table("moderation_decisions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("done", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("seconded_by_id", sa.String(length=32), nullable=True))
        batch_op.add_column(sa.Column("undone_at", db.UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("undone_by_id", sa.String(length=32), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("moderation_decisions", schema=None) as batch_op:
        batch_op.drop_column("undone_by_id")
        batch_op.drop_column("undone_at")
        batch_op.drop_column("seconded_by_id")
        batch_op.drop_column("done")

    with op.batch_alter_table("moderation_appeals", schema=None) as batch_op:
        batch_op.drop_index("ix_moderation_appeals_open")
        batch_op.drop_index("ix_moderation_appeals_due")
        batch_op.drop_index(batch_op.f("ix_moderation_appeals_decision_id"))

    op.drop_table("moderation_appeals")
    with op.batch_alter_table("moderation_statements", schema=None) as batch_op:
        batch_op.drop_index("ix_moderation_statements_mine")

    op.drop_table("moderation_statements")
    with op.batch_alter_table("moderation_sanctions", schema=None) as batch_op:
        batch_op.drop_index("ix_moderation_sanctions_person")
        batch_op.drop_index("ix_moderation_sanctions_due")
        batch_op.drop_index("ix_moderation_sanctions_decision")

    op.drop_table("moderation_sanctions")
    op.drop_table("moderation_wider_readings")
    with op.batch_alter_table("moderation_seconds", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_moderation_seconds_waiting",
            sqlite_where=sa.text("answered_at IS NULL"),
            postgresql_where=sa.text("answered_at IS NULL"),
        )
        batch_op.drop_index("ix_moderation_seconds_waiting")

    op.drop_table("moderation_seconds")
    with op.batch_alter_table("moderation_looks", schema=None) as batch_op:
        batch_op.drop_index("ix_moderation_looks_mine")

    op.drop_table("moderation_looks")
    with op.batch_alter_table("moderation_ties", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_moderation_ties_other_id"))

    op.drop_table("moderation_ties")
