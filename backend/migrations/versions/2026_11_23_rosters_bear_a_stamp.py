"""Rooms bear a stamp that changes with who is in them, so that it need not be read for every message."""

import sqlalchemy as sa
from alembic import op

revision = "7a10c0ffee04"
down_revision = "7a10c0ffee03"
branch_labels = None
depends_on = None

SEATS = {"joined": "INSERT", "changed": "UPDATE OF role, left_at", "gone": "DELETE"}
AGES = {"known": "INSERT", "corrected": "UPDATE OF birth_date", "forgotten": "DELETE"}
THEIR_ROOMS = "IN (SELECT room_id FROM chat_memberships WHERE account_id = {row}.{column})"
CHANGES = (
    *((f"chat_roster_{name}", when, "chat_memberships", "= {row}.room_id") for name, when in SEATS.items()),
    *(
        (f"chat_roster_age_{name}", when, "accounts_identities", THEIR_ROOMS.replace("{column}", "account_id"))
        for name, when in AGES.items()
    ),
    ("chat_roster_kind", "UPDATE OF kind", "accounts", THEIR_ROOMS.replace("{column}", "id")),
)
RANDOM = {"sqlite": "random()", "postgresql": "floor(random() * 9007199254740991)::bigint"}


def upgrade() -> None:
    op.add_column("chat_rooms", sa.Column("roster_stamp", sa.BigInteger(), nullable=False, server_default="0"))
    for name, when, table, rooms in CHANGES:
        for statement in _trigger(op.get_bind().dialect.name, name, when, table, rooms):
            op.execute(statement)


def downgrade() -> None:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for name, *_ in CHANGES:
        op.execute(f"DROP TRIGGER {name}" if is_sqlite else f"DROP FUNCTION {name}() CASCADE")
    op.drop_column("chat_rooms", "roster_stamp")


def _trigger(dialect: str, name: str, when: str, table: str, rooms: str) -> list[str]:
    row = "old" if when == "DELETE" else "new"
    stamp = f"UPDATE chat_rooms SET roster_stamp = {RANDOM[dialect]} WHERE id {rooms.format(row=row)}"  # noqa: S608
    if dialect == "sqlite":
        return [f"CREATE TRIGGER {name} AFTER {when} ON {table} BEGIN {stamp}; END"]
    return [
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {stamp}; RETURN NULL; END $$",
        f"CREATE TRIGGER {name} AFTER {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]
