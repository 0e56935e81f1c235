"""Emptying every table, and putting back what they held: many times quicker than making it again."""

from typing import Any

from sqlalchemy import Connection, Table, insert, select

from backend.core.db import Base, database


class Kept:
    """What every table held at this moment."""

    def __init__(self) -> None:
        with database().engine.begin() as connection:
            self._rows = {table: _rows(connection, table) for table in Base.metadata.sorted_tables}

    def put_back(self) -> None:
        """Have the tables hold this and nothing else."""
        with database().engine.begin() as connection:
            _empty(connection)
            for table, rows in self._rows.items():
                if rows:
                    connection.execute(insert(table), rows)


def empty() -> None:
    """Have every table hold nothing."""
    with database().engine.begin() as connection:
        _empty(connection)


def _rows(connection: Connection, table: Table) -> list[dict[str, Any]]:
    return [row._asdict() for row in connection.execute(select(table))]


def _empty(connection: Connection) -> None:
    """Row by row: truncating takes PostgreSQL ten times as long, however little there is."""
    tables = Base.metadata.sorted_tables
    emptied = [str(table.delete()) for table in reversed(tables)]
    if connection.dialect.name == "postgresql":
        # A server that is still busy with its last request must not write between one table and the next.
        locked = f"LOCK TABLE {', '.join(table.name for table in tables)} IN SHARE ROW EXCLUSIVE MODE"
        emptied = ["; ".join([locked, *emptied])]
    for statement in emptied:
        connection.exec_driver_sql(statement)
