"""Rounds that are looked at and published, proposals for more than two, check-ins, and profiles that say more."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from backend.core.db import UtcDateTime

revision = "7a10c0ffee06"
down_revision = "7a10c0ffee05"
branch_labels = None
depends_on = None

_STATUSES = "status IN ('draft', 'approved', 'rejected', 'sent', 'friends', 'closed')"
_OLD_STATUSES = "status IN ('draft', 'rejected', 'sent', 'friends', 'closed')"
_DRAFTS = "SELECT id FROM friendbank_proposals WHERE status = 'draft'"
_GROUPS = "SELECT id FROM friendbank_proposals WHERE kind = 'group'"
_ASKED = f"SELECT id FROM friendbank_check_ins WHERE proposal_id IN ({_GROUPS})"  # noqa: S608
_SPLIT = """
INSERT INTO friendbank_seats (proposal_id, account_id, pleased)
SELECT id, one_id, score >= 0.5 FROM friendbank_proposals
UNION ALL SELECT id, other_id, score >= 0.5 FROM friendbank_proposals
"""
_JOIN = """
UPDATE friendbank_proposals SET
one_id = (SELECT min(account_id) FROM friendbank_seats WHERE proposal_id = friendbank_proposals.id),
other_id = (SELECT max(account_id) FROM friendbank_seats WHERE proposal_id = friendbank_proposals.id)
"""


def upgrade() -> None:
    _widen_profiles()
    _widen_rounds()
    _create_tables()
    _widen_proposals()
    _widen_friendships()


def downgrade() -> None:
    with op.batch_alter_table("friendbank_friendships") as table:
        table.drop_column("wants_helper")
    _narrow_proposals()
    for name in ("check_in_answers", "check_ins", "weight_sets", "left_out", "seats", "acquaintances"):
        op.drop_table(f"friendbank_{name}")
    _narrow_rounds()
    _narrow_profiles()


def _account(name: str = "account_id", *, nullable: bool) -> "sa.Column[str]":
    return sa.Column(name, sa.String(32), nullable=nullable)


def _refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}"))


def _create_tables() -> None:
    _create(
        "friendbank_acquaintances",
        _account("matchmaker_id", nullable=False),
        _account(nullable=False),
        sa.Column("told_at", UtcDateTime(timezone=True), nullable=False),
        keys=["matchmaker_id", "account_id"],
        refers={"matchmaker_id": "accounts", "account_id": "accounts"},
        indexes=["account_id"],
    )
    _create(
        "friendbank_seats",
        _account("proposal_id", nullable=False),
        _account(nullable=False),
        sa.Column("pleased", sa.Boolean(), nullable=False),
        keys=["proposal_id", "account_id"],
        refers={"proposal_id": "friendbank_proposals", "account_id": "accounts"},
        indexes=["account_id"],
    )
    _create(
        "friendbank_left_out",
        _account("round_id", nullable=False),
        _account(nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        keys=["round_id", "account_id"],
        refers={"round_id": "friendbank_rounds", "account_id": "accounts"},
        indexes=["account_id"],
    )
    _create(
        "friendbank_weight_sets",
        _account("id", nullable=False),
        _account("community_id", nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("weights", sa.JSON(), nullable=False),
        sa.Column("change", sa.JSON(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("loss_before", sa.Double(), nullable=False),
        sa.Column("loss_after", sa.Double(), nullable=False),
        sa.Column("proposed_at", UtcDateTime(timezone=True), nullable=False),
        _account("decided_by_id", nullable=True),
        sa.Column("decided_at", UtcDateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "status IN ('proposed', 'adopted', 'rejected', 'retired')", name=op.f("ck_friendbank_weight_sets_status")
        ),
        keys=["id"],
        refers={"community_id": "accounts_communities", "decided_by_id": "accounts"},
    )
    op.create_index(
        "ix_friendbank_weight_sets_community_id_status", "friendbank_weight_sets", ["community_id", "status"]
    )
    _create(
        "friendbank_check_ins",
        _account("id", nullable=False),
        _account("proposal_id", nullable=False),
        _account("community_id", nullable=False),
        sa.Column("week", sa.Integer(), nullable=False),
        sa.Column("due_at", UtcDateTime(timezone=True), nullable=False),
        _account("taken_by_id", nullable=True),
        sa.Column("asked_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("closed_at", UtcDateTime(timezone=True), nullable=True),
        sa.UniqueConstraint("proposal_id", "week", name=op.f("uq_friendbank_check_ins_proposal_id_week")),
        keys=["id"],
        refers={
            "proposal_id": "friendbank_proposals",
            "community_id": "accounts_communities",
            "taken_by_id": "accounts",
        },
    )
    op.create_index("ix_friendbank_check_ins_due", "friendbank_check_ins", ["community_id", "closed_at", "due_at"])
    _create(
        "friendbank_check_in_answers",
        _account("check_in_id", nullable=False),
        _account(nullable=False),
        sa.Column("met", sa.String(), nullable=True),
        sa.Column("go_on", sa.String(), nullable=True),
        sa.Column("answered_at", UtcDateTime(timezone=True), nullable=False),
        sa.CheckConstraint("met IN ('yes', 'not_yet', 'no')", name=op.f("ck_friendbank_check_in_answers_met")),
        sa.CheckConstraint("go_on IN ('yes', 'unsure', 'no')", name=op.f("ck_friendbank_check_in_answers_go_on")),
        keys=["check_in_id", "account_id"],
        refers={"check_in_id": "friendbank_check_ins", "account_id": "accounts"},
    )


def _create(
    table: str,
    *columns: "sa.schema.SchemaItem",
    keys: list[str],
    refers: dict[str, str],
    indexes: Sequence[str] = (),
) -> None:
    foreign = [_refers(table, column, to) for column, to in refers.items()]
    op.create_table(table, *columns, *foreign, sa.PrimaryKeyConstraint(*keys, name=op.f(f"pk_{table}")))
    for column in indexes:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _widen_profiles() -> None:
    with op.batch_alter_table("friendbank_profiles") as table:
        for name in ("ways", "comforts", "skipped"):
            table.add_column(sa.Column(name, sa.JSON(), nullable=False, server_default="[]"))
        table.add_column(sa.Column("together", sa.String(), nullable=True))
        table.add_column(sa.Column("gender", sa.String(), nullable=True))
        table.add_column(sa.Column("only_gender", sa.Boolean(), nullable=False, server_default=sa.false()))
        table.add_column(sa.Column("most_years", sa.Integer(), nullable=True))
        table.add_column(sa.Column("learns", sa.Boolean(), nullable=False, server_default=sa.true()))
        table.add_column(sa.Column("paused_until", sa.Date(), nullable=True))
        table.add_column(sa.Column("looking_since", UtcDateTime(timezone=True), nullable=True))
        table.create_check_constraint(op.f("ck_friendbank_profiles_together"), "together IN ('pair', 'group')")
        table.create_check_constraint(op.f("ck_friendbank_profiles_most_years"), "most_years BETWEEN 0 AND 9")
    op.execute("UPDATE friendbank_profiles SET looking_since = updated_at")
    with op.batch_alter_table("friendbank_profiles") as table:
        for name in ("ways", "comforts", "skipped", "only_gender", "learns"):
            table.alter_column(name, server_default=None)


def _narrow_profiles() -> None:
    with op.batch_alter_table("friendbank_profiles") as table:
        table.drop_constraint(op.f("ck_friendbank_profiles_together"), type_="check")
        table.drop_constraint(op.f("ck_friendbank_profiles_most_years"), type_="check")
        for name in (
            "ways", "comforts", "skipped", "together", "gender", "only_gender", "most_years", "learns", "paused_until",
            "looking_since",
        ):  # fmt: skip
            table.drop_column(name)


def _widen_rounds() -> None:
    with op.batch_alter_table("friendbank_rounds") as table:
        table.add_column(sa.Column("status", sa.String(), nullable=False, server_default="published"))
        table.add_column(sa.Column("dial", sa.Double(), nullable=False, server_default="0.4"))
        table.add_column(sa.Column("snapshot", sa.String(), nullable=False, server_default=""))
        table.add_column(sa.Column("figures", sa.JSON(), nullable=False, server_default="{}"))
        table.add_column(sa.Column("published_at", UtcDateTime(timezone=True), nullable=True))
        table.add_column(sa.Column("published_by_id", sa.String(32), nullable=True))
        table.create_foreign_key(op.f("fk_friendbank_rounds_published_by_id"), "accounts", ["published_by_id"], ["id"])
        table.create_check_constraint(
            op.f("ck_friendbank_rounds_status"), "status IN ('review', 'published', 'dropped')"
        )
    # What was made before went out draft by draft: those that still wait are looked at no more.
    with op.batch_alter_table("friendbank_rounds") as table:
        for name in ("status", "dial", "snapshot", "figures"):
            table.alter_column(name, server_default=None)
        table.drop_column("drafts")
        table.drop_column("left_out")
        table.create_index("ix_friendbank_rounds_community_id_created_at", ["community_id", "created_at"])
    where = sa.text("status = 'review'")
    op.create_index(
        "uq_friendbank_rounds_in_review",
        "friendbank_rounds",
        ["community_id"],
        unique=True,
        sqlite_where=where,
        postgresql_where=where,
    )


def _narrow_rounds() -> None:
    op.drop_index("uq_friendbank_rounds_in_review", "friendbank_rounds")
    with op.batch_alter_table("friendbank_rounds") as table:
        table.drop_index("ix_friendbank_rounds_community_id_created_at")
        table.add_column(sa.Column("drafts", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("left_out", sa.Integer(), nullable=False, server_default="0"))
        table.drop_constraint(op.f("ck_friendbank_rounds_status"), type_="check")
        table.drop_constraint(op.f("fk_friendbank_rounds_published_by_id"), type_="foreignkey")
        for name in ("status", "dial", "snapshot", "figures", "published_at", "published_by_id"):
            table.drop_column(name)


_MOMENTS = ("decided_at", "seconded_at", "reminded_at")


def _widen_proposals() -> None:
    op.execute(_SPLIT)
    # A draft belongs to a round that is being looked at; those of before are free to be proposed anew.
    op.execute(f"DELETE FROM friendbank_open_sides WHERE proposal_id IN ({_DRAFTS})")  # noqa: S608
    op.execute("UPDATE friendbank_proposals SET status = 'rejected' WHERE status = 'draft'")
    with op.batch_alter_table("friendbank_proposals") as table:
        table.drop_index("ix_friendbank_proposals_one")
        table.drop_index("ix_friendbank_proposals_other")
        table.drop_constraint(op.f("ck_friendbank_proposals_order"), type_="check")
        table.drop_constraint(op.f("ck_friendbank_proposals_status"), type_="check")
        for name in ("one_id", "other_id"):
            table.drop_constraint(op.f(f"fk_friendbank_proposals_{name}"), type_="foreignkey")
            table.drop_column(name)
        table.add_column(sa.Column("kind", sa.String(), nullable=False, server_default="pair"))
        table.add_column(sa.Column("components", sa.JSON(), nullable=False, server_default="{}"))
        table.add_column(sa.Column("needs_second", sa.Boolean(), nullable=False, server_default=sa.false()))
        table.add_column(sa.Column("seconded_by_id", sa.String(32), nullable=True))
        table.add_column(sa.Column("rejection_code", sa.String(), nullable=True))
        table.add_column(sa.Column("room_id", sa.String(), nullable=True))
        for name in _MOMENTS:
            table.add_column(sa.Column(name, UtcDateTime(timezone=True), nullable=True))
        table.create_foreign_key(op.f("fk_friendbank_proposals_seconded_by_id"), "accounts", ["seconded_by_id"], ["id"])
        table.create_check_constraint(op.f("ck_friendbank_proposals_status"), _STATUSES)
        table.create_check_constraint(op.f("ck_friendbank_proposals_kind"), "kind IN ('pair', 'group')")
        table.create_index("ix_friendbank_proposals_round_id", ["round_id"])
    with op.batch_alter_table("friendbank_proposals") as table:
        for name in ("kind", "components", "needs_second"):
            table.alter_column(name, server_default=None)


def _narrow_proposals() -> None:
    op.execute("UPDATE friendbank_proposals SET status = 'rejected' WHERE status = 'approved'")
    # What brought more than two together has no place in the tables of before.
    op.execute(f"DELETE FROM friendbank_check_in_answers WHERE check_in_id IN ({_ASKED})")  # noqa: S608
    for name in ("open_sides", "answers", "seats", "check_ins"):
        op.execute(f"DELETE FROM friendbank_{name} WHERE proposal_id IN ({_GROUPS})")  # noqa: S608
    op.execute("DELETE FROM friendbank_proposals WHERE kind = 'group'")
    with op.batch_alter_table("friendbank_proposals") as table:
        table.drop_index("ix_friendbank_proposals_round_id")
        table.drop_constraint(op.f("ck_friendbank_proposals_status"), type_="check")
        table.drop_constraint(op.f("ck_friendbank_proposals_kind"), type_="check")
        table.drop_constraint(op.f("fk_friendbank_proposals_seconded_by_id"), type_="foreignkey")
        for name in ("kind", "components", "needs_second", "seconded_by_id", "rejection_code", "room_id", *_MOMENTS):
            table.drop_column(name)
        table.create_check_constraint(op.f("ck_friendbank_proposals_status"), _OLD_STATUSES)
        for name in ("one_id", "other_id"):
            table.add_column(sa.Column(name, sa.String(32), nullable=True))
            table.create_foreign_key(op.f(f"fk_friendbank_proposals_{name}"), "accounts", [name], ["id"])
    op.execute(_JOIN)
    with op.batch_alter_table("friendbank_proposals") as table:
        for name in ("one_id", "other_id"):
            table.alter_column(name, nullable=False)
        table.create_check_constraint(op.f("ck_friendbank_proposals_order"), "one_id < other_id")
        table.create_index("ix_friendbank_proposals_one", ["one_id", "sent_at"])
        table.create_index("ix_friendbank_proposals_other", ["other_id", "sent_at"])


def _widen_friendships() -> None:
    with op.batch_alter_table("friendbank_friendships") as table:
        table.add_column(sa.Column("wants_helper", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("friendbank_friendships") as table:
        table.alter_column("wants_helper", server_default=None)
