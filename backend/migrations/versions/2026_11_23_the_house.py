"""The house: rooms nobody books twice, and opening hours."""

import sqlalchemy as sa
from alembic import op

from backend.core.db import UtcDateTime

revision = "7a10c0ffee11"
down_revision = "7a10c0ffee12"
branch_labels = None
depends_on = None


NO_TWO = "ex_house_bookings_no_two"
POSTGRESQL = f"""
ALTER TABLE house_bookings ADD CONSTRAINT {NO_TWO} EXCLUDE USING gist (
  int8range(room_number, room_number, '[]') WITH &&, tstzrange(occupied_from, occupied_until, '[)') WITH &&)
"""
TRIGGER = """
CREATE TRIGGER house_bookings_{name} BEFORE {when} ON house_bookings WHEN EXISTS (
  SELECT 1 FROM house_bookings AS other WHERE other.room_number = NEW.room_number AND other.id <> NEW.id
  AND other.occupied_from < NEW.occupied_until AND NEW.occupied_from < other.occupied_until
) BEGIN SELECT RAISE(ABORT, 'the room is taken'); END
"""


def upgrade() -> None:
    op.create_table(
        "house_patterns",
        sa.Column("community_id", sa.String(32), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("days", sa.JSON(), nullable=False),
        sa.Column("closed_on", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"], ["accounts_communities.id"], name=op.f("fk_house_patterns_community_id")
        ),
        sa.PrimaryKeyConstraint("community_id", "valid_from", name=op.f("pk_house_patterns")),
    )
    op.create_table(
        "house_rooms",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("community_id", sa.String(32), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("equipment", sa.JSON(), nullable=False),
        sa.Column("step_free", sa.Boolean(), nullable=False),
        sa.Column("quiet", sa.Boolean(), nullable=False),
        sa.Column("setup_minutes", sa.Integer(), nullable=False),
        sa.Column("clearing_minutes", sa.Integer(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("retired_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.CheckConstraint("capacity > 0", name=op.f("ck_house_rooms_capacity")),
        sa.ForeignKeyConstraint(
            ["community_id"], ["accounts_communities.id"], name=op.f("fk_house_rooms_community_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_rooms")),
        sa.UniqueConstraint("number", name=op.f("uq_house_rooms_number")),
    )
    op.create_index(
        "uq_house_rooms_name",
        "house_rooms",
        ["community_id", "name"],
        unique=True,
        sqlite_where=sa.text("retired_at IS NULL"),
        postgresql_where=sa.text("retired_at IS NULL"),
    )

    op.create_table(
        "house_special_days",
        sa.Column("community_id", sa.String(32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("spans", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"], ["accounts_communities.id"], name=op.f("fk_house_special_days_community_id")
        ),
        sa.PrimaryKeyConstraint("community_id", "day", name=op.f("pk_house_special_days")),
    )
    op.create_table(
        "house_bookings",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("community_id", sa.String(32), nullable=False),
        sa.Column("room_id", sa.String(32), nullable=False),
        sa.Column("room_number", sa.BigInteger(), nullable=False),
        sa.Column("event_id", sa.String(32), nullable=True),
        sa.Column("booked_by_id", sa.String(32), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("starts_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("ends_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("occupied_from", UtcDateTime(timezone=True), nullable=False),
        sa.Column("occupied_until", UtcDateTime(timezone=True), nullable=False),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "occupied_from <= starts_at AND ends_at <= occupied_until", name=op.f("ck_house_bookings_occupied")
        ),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("ck_house_bookings_times")),
        sa.ForeignKeyConstraint(["booked_by_id"], ["accounts.id"], name=op.f("fk_house_bookings_booked_by_id")),
        sa.ForeignKeyConstraint(
            ["community_id"], ["accounts_communities.id"], name=op.f("fk_house_bookings_community_id")
        ),
        sa.ForeignKeyConstraint(["room_id"], ["house_rooms.id"], name=op.f("fk_house_bookings_room_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_bookings")),
        sa.UniqueConstraint("event_id", name=op.f("uq_house_bookings_event_id")),
    )
    op.create_index("ix_house_bookings_booked_by_id", "house_bookings", ["booked_by_id"])
    op.create_index("ix_house_bookings_day", "house_bookings", ["community_id", "starts_at", "id"])
    op.create_index("ix_house_bookings_room", "house_bookings", ["room_number", "occupied_from"])
    op.create_index("ix_house_bookings_room_id", "house_bookings", ["room_id"])

    if op.get_bind().dialect.name == "sqlite":
        op.execute(TRIGGER.format(name="made", when="INSERT"))
        op.execute(TRIGGER.format(name="moved", when="UPDATE OF room_number, occupied_from, occupied_until"))
    else:
        op.execute(POSTGRESQL)
    op.add_column("events", sa.Column("house_room_id", sa.String(32), nullable=True))


def downgrade() -> None:
    op.drop_column("events", "house_room_id")

    op.drop_index("ix_house_bookings_room_id", table_name="house_bookings")
    op.drop_index("ix_house_bookings_room", table_name="house_bookings")
    op.drop_index("ix_house_bookings_day", table_name="house_bookings")
    op.drop_index("ix_house_bookings_booked_by_id", table_name="house_bookings")

    op.drop_table("house_bookings")
    op.drop_table("house_special_days")
    op.drop_index(
        "uq_house_rooms_name",
        table_name="house_rooms",
        sqlite_where=sa.text("retired_at IS NULL"),
        postgresql_where=sa.text("retired_at IS NULL"),
    )

    op.drop_table("house_rooms")
    op.drop_table("house_patterns")
