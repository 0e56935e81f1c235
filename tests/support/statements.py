"""Counting SQL statements, for lists that must cost the same however long they are."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from backend.core.db import database


@contextmanager
def counted_statements() -> Iterator[list[str]]:
    """Collects every statement sent to the database inside the block."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        seen.append(statement)

    event.listen(database().engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(database().engine, "before_cursor_execute", note)
