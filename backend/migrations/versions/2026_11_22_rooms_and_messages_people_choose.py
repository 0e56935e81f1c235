"""Rooms and messages people choose: groups, interests, staff; pictures, reactions, edits, muting."""

from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

from backend.core import db

revision = "0904fec7c38d"
down_revision = "59e7dff93a1a"
branch_labels = None
depends_on = None

ROOM_KIND = "kind IN ('direct', 'group', 'interest', 'event', 'staff')"
MESSAGE_KIND = "kind IN ('text', 'picture', 'system')"


def upgrade() -> None:
    op.create_table(
        "chat_admissions",
        sa.Column("room_id", sa.String(length=32), nullable=False),
        sa.Column("account_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("by_id", sa.String(length=32), nullable=False),
        sa.Column("created_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("answered_at", db.UtcDateTime(timezone=True), nullable=True),
        sa.CheckConstraint("answer IN ('yes', 'no')", name=op.f("ck_chat_admissions_answer")),
        sa.CheckConstraint("kind IN ('invitation', 'request')", name=op.f("ck_chat_admissions_kind")),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_chat_admissions_account_id")),
        sa.ForeignKeyConstraint(["by_id"], ["accounts.id"], name=op.f("fk_chat_admissions_by_id")),
        sa.ForeignKeyConstraint(["room_id"], ["chat_rooms.id"], name=op.f("fk_chat_admissions_room_id")),
        sa.PrimaryKeyConstraint("room_id", "account_id", name=op.f("pk_chat_admissions")),
    )
    op.create_index("ix_chat_admissions_account", "chat_admissions", ["account_id", "answer"])

    op.create_table(
        "chat_pictures",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.Column("room_id", sa.String(length=32), nullable=False),
        sa.Column("client_id", sa.String(), nullable=False),
        sa.Column("alt", sa.String(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("created_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("removed_at", db.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["owner_id"], ["accounts.id"], name=op.f("fk_chat_pictures_owner_id")),
        sa.ForeignKeyConstraint(["room_id"], ["chat_rooms.id"], name=op.f("fk_chat_pictures_room_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chat_pictures")),
        sa.UniqueConstraint("owner_id", "client_id", name=op.f("uq_chat_pictures_owner_id_client_id")),
    )
    op.create_index("ix_chat_pictures_removed", "chat_pictures", ["removed_at"])

    op.create_table(
        "chat_reactions",
        sa.Column("message_id", sa.String(length=32), nullable=False),
        sa.Column("account_id", sa.String(length=32), nullable=False),
        sa.Column("sign", sa.String(), nullable=False),
        sa.Column("made_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "sign IN ('heart', 'thumbs_up', 'laugh', 'hug', 'sad', 'party')", name=op.f("ck_chat_reactions_sign")
        ),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_chat_reactions_account_id")),
        sa.ForeignKeyConstraint(["message_id"], ["chat_messages.id"], name=op.f("fk_chat_reactions_message_id")),
        sa.PrimaryKeyConstraint("message_id", "account_id", name=op.f("pk_chat_reactions")),
    )
    op.create_table(
        "chat_revisions",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("message_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("made_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('replaced', 'held')", name=op.f("ck_chat_revisions_kind")),
        sa.ForeignKeyConstraint(["message_id"], ["chat_messages.id"], name=op.f("fk_chat_revisions_message_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chat_revisions")),
    )
    op.create_index("ix_chat_revisions_message", "chat_revisions", ["message_id", "made_at"])

    _change_memberships()
    _change_messages()
    _change_rooms()
    _tell_rooms_their_hours()


def _change_memberships() -> None:
    with op.batch_alter_table("chat_memberships") as table:
        table.add_column(sa.Column("since_seq", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("alerted_seq", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("muted", sa.Boolean(), nullable=False, server_default=sa.false()))


def _change_messages() -> None:
    with op.batch_alter_table("chat_messages") as table:
        table.add_column(sa.Column("kind", sa.String(), nullable=False, server_default="text"))
        table.add_column(sa.Column("picture_id", sa.String(length=32), nullable=True))
        table.add_column(sa.Column("edited_at", db.UtcDateTime(timezone=True), nullable=True))
        table.add_column(sa.Column("change", sa.Integer(), nullable=True))
        table.create_index("ix_chat_messages_change", ["room_id", "change"])
        table.create_unique_constraint(op.f("uq_chat_messages_picture_id"), ["picture_id"])
        table.create_foreign_key(op.f("fk_chat_messages_picture_id"), "chat_pictures", ["picture_id"], ["id"])
        table.create_check_constraint(op.f("ck_chat_messages_kind"), MESSAGE_KIND)


def _change_rooms() -> None:
    with op.batch_alter_table("chat_rooms") as table:
        table.drop_constraint(op.f("ck_chat_rooms_kind"), type_="check")
        table.add_column(sa.Column("purpose", sa.String(), nullable=False, server_default=""))
        table.add_column(sa.Column("guidelines", sa.String(), nullable=False, server_default=""))
        table.add_column(sa.Column("age_bands", sa.JSON(), nullable=False, server_default="[]"))
        table.add_column(sa.Column("created_by_id", sa.String(length=32), nullable=True))
        table.add_column(sa.Column("last_change", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("opens_at", db.UtcDateTime(timezone=True), nullable=True))
        table.add_column(sa.Column("closes_at", db.UtcDateTime(timezone=True), nullable=True))
        table.add_column(sa.Column("starts_at", db.UtcDateTime(timezone=True), nullable=True))
        table.add_column(sa.Column("ends_at", db.UtcDateTime(timezone=True), nullable=True))
        table.create_index("ix_chat_rooms_active", ["active_at"])
        table.create_index("ix_chat_rooms_community", ["community_id", "kind"])
        table.create_foreign_key(op.f("fk_chat_rooms_created_by_id"), "accounts", ["created_by_id"], ["id"])
        table.create_check_constraint(op.f("ck_chat_rooms_kind"), ROOM_KIND)


def _tell_rooms_their_hours() -> None:
    """Rooms of events that were posted before: open until a day after the event."""
    hours = _moments("starts_at", "ends_at", "closes_at")
    rooms = sa.table("chat_rooms", sa.column("id"), sa.column("event_id"), *hours)
    events = sa.table("events", sa.column("id"), *_moments("starts_at", "ends_at"))
    found = op.get_bind().execute(
        sa.select(rooms.c.id, events.c.starts_at, events.c.ends_at).join(events, events.c.id == rooms.c.event_id)
    )
    for room_id, starts_at, ends_at in found.all():
        known = {"starts_at": starts_at, "ends_at": ends_at, "closes_at": ends_at + timedelta(hours=24)}
        op.execute(rooms.update().where(rooms.c.id == room_id).values(known))


def _moments(*names: str) -> list[sa.ColumnClause[Any]]:
    return [sa.column(name, db.UtcDateTime(timezone=True)) for name in names]


def downgrade() -> None:
    raise NotImplementedError("what people said in groups and pictures has no place in the older tables")
