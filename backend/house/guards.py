"""What the databases themselves refuse: two bookings of one room at the same moment.

PostgreSQL has a constraint for it. Comparing rooms beside ranges would need an extension only a superuser installs,
so a room's number is a range of one number. SQLite has no such constraint and is told by triggers.
"""

from sqlalchemy import Connection, FromClause, Table, event, text

IN_USE = text("retired_at IS NULL")
_NO_TWO = "ex_house_bookings_no_two"

_CONSTRAINT = f"""
ALTER TABLE house_bookings ADD CONSTRAINT {_NO_TWO} EXCLUDE USING gist (
  int8range(room_number, room_number, '[]') WITH &&, tstzrange(occupied_from, occupied_until, '[)') WITH &&)
"""
_TRIGGER = """
CREATE TRIGGER house_bookings_{name} BEFORE {when} ON house_bookings WHEN EXISTS (
  SELECT 1 FROM house_bookings AS other WHERE other.room_number = NEW.room_number AND other.id <> NEW.id
  AND other.occupied_from < NEW.occupied_until AND NEW.occupied_from < other.occupied_until
) BEGIN SELECT RAISE(ABORT, 'the room is taken'); END
"""
_GUARDS = {
    "postgresql": (_CONSTRAINT,),
    "sqlite": (
        _TRIGGER.format(name="made", when="INSERT"),
        _TRIGGER.format(name="moved", when="UPDATE OF room_number, occupied_from, occupied_until"),
    ),
}


def stand_before(table: FromClause) -> None:
    """Have the guards made with the table, wherever it is made."""
    event.listen(table, "after_create", _make)


def _make(_table: Table, connection: Connection, **_how: object) -> None:
    for statement in _GUARDS[connection.dialect.name]:
        connection.exec_driver_sql(statement)
