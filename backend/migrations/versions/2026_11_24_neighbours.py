"""Neighbours, who share an event and have a room of it each."""

import sqlalchemy as sa
from alembic import op

from backend.core import db

revision = "7a10c0ffee1c"
down_revision = "7a10c0ffee17"
branch_labels = None
depends_on = None

ROOM, ROOMS = "uq_chat_rooms_event_id", "uq_chat_rooms_event_id_community_id"


def upgrade() -> None:
    op.create_table(
        "events_neighbours",
        sa.Column("one_id", sa.String(length=32), nullable=False),
        sa.Column("other_id", sa.String(length=32), nullable=False),
        sa.Column("asked_from_id", sa.String(length=32), nullable=False),
        sa.Column("agreed_at", db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.CheckConstraint("one_id < other_id", name=op.f("ck_events_neighbours_order")),
        *(
            sa.ForeignKeyConstraint([name], ["accounts_communities.id"], name=op.f(f"fk_events_neighbours_{name}"))
            for name in ("one_id", "other_id", "asked_from_id")
        ),
        sa.PrimaryKeyConstraint("one_id", "other_id", name=op.f("pk_events_neighbours")),
    )
    op.create_index(op.f("ix_events_neighbours_other_id"), "events_neighbours", ["other_id"])
    with op.batch_alter_table("events_co_hosts") as hosts:
        hosts.add_column(sa.Column("brings_id", sa.String(length=32), nullable=True))
        hosts.create_foreign_key(op.f("fk_events_co_hosts_brings_id"), "accounts_communities", ["brings_id"], ["id"])
        hosts.create_index(op.f("ix_events_co_hosts_brings_id"), ["brings_id"])
    _instead(ROOM, ROOMS, ["event_id", "community_id"])


def downgrade() -> None:
    _instead(ROOMS, ROOM, ["event_id"])
    with op.batch_alter_table("events_co_hosts") as hosts:
        hosts.drop_index(op.f("ix_events_co_hosts_brings_id"))
        hosts.drop_constraint(op.f("fk_events_co_hosts_brings_id"), type_="foreignkey")
        hosts.drop_column("brings_id")
    op.drop_index(op.f("ix_events_neighbours_other_id"), "events_neighbours")
    op.drop_table("events_neighbours")


def _instead(old: str, new: str, columns: list[str]) -> None:
    """SQLite makes the table anew, which it refuses while triggers name it."""
    triggers = _triggers()
    for name in triggers:
        op.execute(f"DROP TRIGGER {name}")
    with op.batch_alter_table("chat_rooms") as rooms:
        rooms.drop_constraint(op.f(old), type_="unique")
        rooms.create_unique_constraint(op.f(new), columns)
    for statement in triggers.values():
        op.execute(statement)


def _triggers() -> dict[str, str]:
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        return {}
    naming = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%chat_rooms%'"
    return dict(connection.execute(sa.text(naming)).all())
