"""An INSERT that may find its row there already, in the words of whichever database it is."""

from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

from .db import Base, database


def insert(table: type[Base] | Table) -> Any:
    """SQLAlchemy's INSERT with `on_conflict_do_nothing` and `on_conflict_do_update`, which both databases have."""
    return sqlite.insert(table) if database().is_sqlite else postgresql.insert(table)
