"""A process that dies in the middle of its work."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event as listening

from backend.core.db import database


class Crash(BaseException):
    """The power goes: nothing catches it."""


@contextmanager
def crash_at(statement: int) -> Iterator[list[int]]:
    """The process dies at the so-manyth statement or commit, if it comes to that: then what is given holds a 0."""
    left = [statement]

    def count(*_args: Any) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise Crash

    names = ("before_cursor_execute", "commit")
    for name in names:
        listening.listen(database().engine, name, count)
    try:
        yield left
    except Crash:
        pass
    finally:
        for name in names:
            listening.remove(database().engine, name, count)
