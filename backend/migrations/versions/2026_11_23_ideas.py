"""The crew: who is on it, ideas, votes, comments and answers."""

import sqlalchemy as sa
from alembic import op

from backend.core import db

revision = "7a10c0ffee10"
down_revision = "7a10c0ffee13"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "crew_ideas",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("community_id", sa.String(length=32), nullable=False),
        sa.Column("author_id", sa.String(length=32), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("created_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("votes_until", db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("counted_at", db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("tally", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("answer_by", db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("reminders", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("answered_by_id", sa.String(length=32), nullable=True),
        sa.Column("answered_at", db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("draft_id", sa.String(length=32), nullable=True),
        sa.Column("event_id", sa.String(length=32), nullable=True),
        sa.Column("gone_at", db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.CheckConstraint("(answer IS NULL) = (answered_at IS NULL)", name=op.f("ck_crew_ideas_answered")),
        sa.ForeignKeyConstraint(["answered_by_id"], ["accounts.id"], name=op.f("fk_crew_ideas_answered_by_id")),
        sa.ForeignKeyConstraint(["author_id"], ["accounts.id"], name=op.f("fk_crew_ideas_author_id")),
        sa.ForeignKeyConstraint(["community_id"], ["accounts_communities.id"], name=op.f("fk_crew_ideas_community_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_crew_ideas")),
    )
    with op.batch_alter_table("crew_ideas", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_crew_ideas_author_id"), ["author_id"], unique=False)
        batch_op.create_index("ix_crew_ideas_board", ["community_id", "created_at", "id"], unique=False)
        batch_op.create_index("ix_crew_ideas_uncounted", ["counted_at", "votes_until"], unique=False)
        batch_op.create_index("ix_crew_ideas_waiting", ["answered_at", "answer_by", "id"], unique=False)

    op.create_table(
        "crew_members",
        sa.Column("account_id", sa.String(length=32), nullable=False),
        sa.Column("community_id", sa.String(length=32), nullable=False),
        sa.Column("named_by_id", sa.String(length=32), nullable=False),
        sa.Column("asked_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("joined_at", db.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_crew_members_account_id")),
        sa.ForeignKeyConstraint(
            ["community_id"], ["accounts_communities.id"], name=op.f("fk_crew_members_community_id")
        ),
        sa.ForeignKeyConstraint(["named_by_id"], ["accounts.id"], name=op.f("fk_crew_members_named_by_id")),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_crew_members")),
    )
    with op.batch_alter_table("crew_members", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_crew_members_community_id"), ["community_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_crew_members_named_by_id"), ["named_by_id"], unique=False)

    op.create_table(
        "crew_comments",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("idea_id", sa.String(length=32), nullable=False),
        sa.Column("author_id", sa.String(length=32), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("created_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("gone_at", db.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["author_id"], ["accounts.id"], name=op.f("fk_crew_comments_author_id")),
        sa.ForeignKeyConstraint(["idea_id"], ["crew_ideas.id"], name=op.f("fk_crew_comments_idea_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_crew_comments")),
    )
    with op.batch_alter_table("crew_comments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_crew_comments_author_id"), ["author_id"], unique=False)
        batch_op.create_index("ix_crew_comments_idea", ["idea_id", "created_at", "id"], unique=False)

    op.create_table(
        "crew_votes",
        sa.Column("idea_id", sa.String(length=32), nullable=False),
        sa.Column("account_id", sa.String(length=32), nullable=False),
        sa.Column("choice", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_crew_votes_account_id")),
        sa.ForeignKeyConstraint(["idea_id"], ["crew_ideas.id"], name=op.f("fk_crew_votes_idea_id")),
        sa.PrimaryKeyConstraint("idea_id", "account_id", name=op.f("pk_crew_votes")),
    )
    with op.batch_alter_table("crew_votes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_crew_votes_account_id"), ["account_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("crew_votes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_crew_votes_account_id"))

    op.drop_table("crew_votes")
    with op.batch_alter_table("crew_comments", schema=None) as batch_op:
        batch_op.drop_index("ix_crew_comments_idea")
        batch_op.drop_index(batch_op.f("ix_crew_comments_author_id"))

    op.drop_table("crew_comments")
    with op.batch_alter_table("crew_members", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_crew_members_named_by_id"))
        batch_op.drop_index(batch_op.f("ix_crew_members_community_id"))

    op.drop_table("crew_members")
    with op.batch_alter_table("crew_ideas", schema=None) as batch_op:
        batch_op.drop_index("ix_crew_ideas_waiting")
        batch_op.drop_index("ix_crew_ideas_uncounted")
        batch_op.drop_index("ix_crew_ideas_board")
        batch_op.drop_index(batch_op.f("ix_crew_ideas_author_id"))

    op.drop_table("crew_ideas")
