"""Shifts, pages that are answered, and concerns handed over to the municipality."""

import sqlalchemy as sa
from alembic import op

from backend.core.db import UtcDateTime

revision = "7a10c0ffee08"
down_revision = "7a10c0ffee06"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_roster()
    _create_paging()
    _create_concerns()
    _create_care()


def downgrade() -> None:
    for name in ("pauses", "concerns", "paged_people", "pages", "phones", "shifts"):
        op.drop_table(f"moderation_{name}")


def _create_roster() -> None:
    op.create_table(
        "moderation_shifts",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("community_id", sa.String(32), nullable=False),
        sa.Column("account_id", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("starts_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("ends_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("planned_by_id", sa.String(32), nullable=False),
        sa.Column("planned_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("noted_at", UtcDateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kind IN ('moderator', 'duty')", name=op.f("ck_moderation_shifts_kind")),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("ck_moderation_shifts_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moderation_shifts")),
    )
    op.create_index("ix_moderation_shifts_account", "moderation_shifts", ["account_id", "ends_at"])
    op.create_index("ix_moderation_shifts_community", "moderation_shifts", ["community_id", "ends_at"])


def _create_paging() -> None:
    op.create_table(
        "moderation_phones",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("community_id", sa.String(32), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("function", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moderation_phones")),
        sa.UniqueConstraint("community_id", "place", name=op.f("uq_moderation_phones_community_id_place")),
    )
    op.create_table(
        "moderation_pages",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("community_id", sa.String(32), nullable=False),
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("rung", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("function", sa.String(), nullable=True),
        sa.Column("phone_number", sa.String(), nullable=True),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("opened_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("rings", sa.Integer(), nullable=False),
        sa.Column("next_ring_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("climb_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("sent_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("acknowledged_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("acknowledged_by_id", sa.String(32), nullable=True),
        sa.CheckConstraint("rung IN ('colleague', 'duty', 'phone')", name=op.f("ck_moderation_pages_rung")),
        sa.ForeignKeyConstraint(["case_id"], ["moderation_cases.id"], name=op.f("fk_moderation_pages_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moderation_pages")),
        sa.UniqueConstraint("case_id", "number", name=op.f("uq_moderation_pages_case_id_number")),
    )
    op.create_index("ix_moderation_pages_community", "moderation_pages", ["community_id", "opened_at", "id"])
    op.create_table(
        "moderation_paged_people",
        sa.Column("page_id", sa.String(32), nullable=False),
        sa.Column("account_id", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(["page_id"], ["moderation_pages.id"], name=op.f("fk_moderation_paged_people_page_id")),
        sa.PrimaryKeyConstraint("page_id", "account_id", name=op.f("pk_moderation_paged_people")),
    )
    op.create_index(op.f("ix_moderation_paged_people_account_id"), "moderation_paged_people", ["account_id"])


def _create_concerns() -> None:
    op.create_table(
        "moderation_concerns",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("community_id", sa.String(32), nullable=False),
        sa.Column("writer_id", sa.String(32), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("observed", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("impressions", sa.String(), nullable=True),
        sa.Column("told_youth", sa.String(), nullable=True),
        sa.Column("youth_wants", sa.String(), nullable=True),
        sa.Column("danger", sa.Boolean(), nullable=False),
        sa.Column("municipality", sa.String(), nullable=True),
        sa.Column("consented", sa.Boolean(), nullable=False),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("changed_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("reviewed_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("reviewed_by_id", sa.String(32), nullable=True),
        sa.Column("handed_over_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("handed_over_by_id", sa.String(32), nullable=True),
        sa.Column("way", sa.String(), nullable=True),
        sa.Column("receipt_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("answered_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("due_clock", sa.String(), nullable=True),
        sa.Column("due_at", UtcDateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "answered_at IS NULL OR handed_over_at IS NOT NULL", name=op.f("ck_moderation_concerns_answered")
        ),
        sa.CheckConstraint(
            "handed_over_at IS NULL OR municipality IS NOT NULL", name=op.f("ck_moderation_concerns_addressed")
        ),
        sa.CheckConstraint(
            "receipt_at IS NULL OR handed_over_at IS NOT NULL", name=op.f("ck_moderation_concerns_receipt")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moderation_concerns")),
    )
    op.create_index("ix_moderation_concerns_community", "moderation_concerns", ["community_id", "created_at", "id"])
    op.create_index("ix_moderation_concerns_due", "moderation_concerns", ["due_at"])
    op.create_index("ix_moderation_concerns_writer", "moderation_concerns", ["writer_id", "created_at", "id"])


def _create_care() -> None:
    op.create_table(
        "moderation_pauses",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("account_id", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("began_at", UtcDateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('break', 'debrief', 'not_now')", name=op.f("ck_moderation_pauses_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moderation_pauses")),
    )
    op.create_index("ix_moderation_pauses_account", "moderation_pauses", ["account_id", "began_at"])
