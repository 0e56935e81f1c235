"""Employers, their openings, and what a youth who looks for a job has said."""

import sqlalchemy as sa
from alembic import op

from backend.core import db

revision = "7a10c0ffee1e"
down_revision = "7a10c0ffee1d"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "jobhelp_employers",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("community_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("cvr", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("written_by_id", sa.String(length=32), nullable=False),
        sa.Column("approved_by_id", sa.String(length=32), nullable=True),
        sa.Column("approved_at", db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(approved_by_id IS NULL) = (approved_at IS NULL)", name=op.f("ck_jobhelp_employers_approved")
        ),
        sa.CheckConstraint(
            "approved_by_id IS NULL OR approved_by_id != written_by_id", name=op.f("ck_jobhelp_employers_two")
        ),
        _of("jobhelp_employers", "community_id", "accounts_communities.id"),
        _of("jobhelp_employers", "written_by_id"),
        _of("jobhelp_employers", "approved_by_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobhelp_employers")),
        sa.UniqueConstraint("community_id", "cvr", name=op.f("uq_jobhelp_employers_community_id_cvr")),
    )
    op.create_table(
        "jobhelp_openings",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("community_id", sa.String(length=32), nullable=False),
        sa.Column("employer_id", sa.String(length=32), nullable=False),
        sa.Column("written_by_id", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("area", sa.String(), nullable=True),
        sa.Column("workplace", sa.String(), nullable=False),
        sa.Column("tasks", sa.JSON(), nullable=False),
        sa.Column("shifts", sa.JSON(), nullable=False),
        sa.Column("is_after_school", sa.Boolean(), nullable=False),
        sa.Column("is_weekend", sa.Boolean(), nullable=False),
        sa.Column("is_holidays", sa.Boolean(), nullable=False),
        sa.Column("min_age", sa.Integer(), nullable=False),
        sa.Column("after_school", sa.Boolean(), nullable=False),
        sa.Column("learning_goal", sa.String(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("open_until", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("saved_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("published_at", db.UtcDateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('draft', 'published', 'filled', 'closed', 'expired', 'hidden')",
            name=op.f("ck_jobhelp_openings_state"),
        ),
        sa.CheckConstraint(
            "kind IN ('leisure_job', 'internship', 'trial', 'apprenticeship')", name=op.f("ck_jobhelp_openings_kind")
        ),
        _of("jobhelp_openings", "community_id", "accounts_communities.id"),
        _of("jobhelp_openings", "employer_id", "jobhelp_employers.id"),
        _of("jobhelp_openings", "written_by_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobhelp_openings")),
    )
    op.create_index(op.f("ix_jobhelp_openings_employer_id"), "jobhelp_openings", ["employer_id"])
    op.create_index("ix_jobhelp_openings_shown", "jobhelp_openings", ["community_id", "state", "published_at", "id"])
    op.create_index("ix_jobhelp_openings_written", "jobhelp_openings", ["community_id", "saved_at", "id"])
    op.create_table(
        "jobhelp_seekers",
        sa.Column("account_id", sa.String(length=32), nullable=False),
        sa.Column("finished_school", sa.Boolean(), nullable=False),
        _of("jobhelp_seekers", "account_id"),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_jobhelp_seekers")),
    )


def _of(table: str, column: str, other: str = "accounts.id") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [other], name=op.f(f"fk_{table}_{column}"))


def downgrade() -> None:
    op.drop_table("jobhelp_seekers")
    op.drop_table("jobhelp_openings")
    op.drop_table("jobhelp_employers")
