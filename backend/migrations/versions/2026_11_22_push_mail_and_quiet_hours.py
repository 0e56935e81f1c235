"""Push, mail and quiet hours: what people chose, where they can be reached, what waits to ring."""

import sqlalchemy as sa
from alembic import op

from backend.core import db

revision = "7a10c0ffee01"
down_revision = "0904fec7c38d"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("notifications_notices", sa.Column("silent", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "notifications_mail_addresses",
        sa.Column("account_id", sa.String(length=32), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("nonce", sa.String(), nullable=False),
        sa.Column("expires_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("unsubscribe_token", sa.String(), nullable=False),
        sa.Column("told_until", db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("mailed_at", db.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_notifications_mail_addresses_account_id")
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_notifications_mail_addresses")),
        sa.UniqueConstraint("unsubscribe_token", name=op.f("uq_notifications_mail_addresses_unsubscribe_token")),
    )
    op.create_table(
        "notifications_preferences",
        sa.Column("account_id", sa.String(length=32), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("quiet_on", sa.Boolean(), nullable=True),
        sa.Column("quiet_starts", sa.String(), nullable=True),
        sa.Column("quiet_ends", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_notifications_preferences_account_id")),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_notifications_preferences")),
    )
    _create_subscriptions()
    _create_rings()


def _create_subscriptions() -> None:
    table = "notifications_push_subscriptions"
    op.create_table(
        table,
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("account_id", sa.String(length=32), nullable=False),
        sa.Column("session_id", sa.String(length=32), nullable=False),
        sa.Column("endpoint", sa.String(), nullable=False),
        sa.Column("p256dh", sa.String(), nullable=False),
        sa.Column("auth", sa.String(), nullable=False),
        sa.Column("created_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("rung_at", db.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f(f"fk_{table}_account_id")),
        sa.ForeignKeyConstraint(["session_id"], ["accounts_sessions.id"], name=op.f(f"fk_{table}_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("endpoint", name=op.f(f"uq_{table}_endpoint")),
    )
    for column in ("account_id", "session_id"):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _create_rings() -> None:
    op.create_table(
        "notifications_rings",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("account_id", sa.String(length=32), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("notice_id", sa.String(length=32), nullable=True),
        sa.Column("due_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_notifications_rings_account_id")),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notifications_notices.id"], name=op.f("fk_notifications_rings_notice_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notifications_rings")),
    )
    op.create_index("ix_notifications_rings_due", "notifications_rings", ["due_at", "account_id"])
    op.create_index(op.f("ix_notifications_rings_account_id"), "notifications_rings", ["account_id"])


def downgrade() -> None:
    op.drop_column("notifications_notices", "silent")
    for table in ("rings", "push_subscriptions", "preferences", "mail_addresses"):
        op.drop_table(f"notifications_{table}")
