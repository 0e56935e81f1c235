"""A room's roster has a stamp, and another one after every change: of who is in it, as what, and of how old they are.

Triggers give it, so that no way of changing any of this can forget it. It is random instead of counted, so that what
was rolled back never looks like what came after it.
"""

from collections.abc import Callable

from sqlalchemy import Connection, Table, event

_SEATS = {"joined": "INSERT", "changed": "UPDATE OF role, left_at", "gone": "DELETE"}
_AGES = {"known": "INSERT", "corrected": "UPDATE OF birth_date", "forgotten": "DELETE"}
_THEIR_ROOMS = "IN (SELECT room_id FROM chat_memberships WHERE account_id = {row}.{column})"
# What happens to which table, and which rooms it is about.
_CHANGES = (
    *((f"chat_roster_{name}", when, "chat_memberships", "= {row}.room_id") for name, when in _SEATS.items()),
    *(
        (f"chat_roster_age_{name}", when, "accounts_identities", _THEIR_ROOMS.replace("{column}", "account_id"))
        for name, when in _AGES.items()
    ),
    ("chat_roster_kind", "UPDATE OF kind", "accounts", _THEIR_ROOMS.replace("{column}", "id")),
)
_RANDOM = {"sqlite": "random()", "postgresql": "floor(random() * 9007199254740991)::bigint"}


def _creating(dialect: str) -> list[str]:
    """What makes the triggers in `dialect`."""
    return [statement for change in _CHANGES for statement in _trigger(dialect, *change)]


def _dropping(dialect: str) -> list[str]:
    """What takes them away again."""
    if dialect == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {name}" for name, *_ in _CHANGES]
    return [f"DROP FUNCTION IF EXISTS {name}() CASCADE" for name, *_ in _CHANGES]


def _trigger(dialect: str, name: str, when: str, table: str, rooms: str) -> list[str]:
    row = "old" if when == "DELETE" else "new"
    stamp = f"UPDATE chat_rooms SET roster_stamp = {_RANDOM[dialect]} WHERE id {rooms.format(row=row)}"  # noqa: S608
    if dialect == "sqlite":
        return [f"CREATE TRIGGER {name} AFTER {when} ON {table} BEGIN {stamp}; END"]
    return [
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {stamp}; RETURN NULL; END $$",
        f"CREATE TRIGGER {name} AFTER {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


def keep_stamps(memberships: Table) -> None:
    """Have the triggers come and go with the table of memberships, the last of those they stand on."""
    event.listen(memberships, "after_create", _run_each(_creating))
    event.listen(memberships, "before_drop", _run_each(_dropping))


def _run_each(statements: Callable[[str], list[str]]) -> Callable[..., None]:
    def run(_table: Table, connection: Connection, **_how: object) -> None:
        for statement in statements(connection.dialect.name):
            connection.exec_driver_sql(statement)

    return run
