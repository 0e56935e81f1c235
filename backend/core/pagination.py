"""Pages by cursor: stable while rows come and go, at the same cost for the last page as for the first."""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Select, literal, tuple_
from sqlalchemy.orm import InstrumentedAttribute

from .db import UtcDateTime, session
from .errors import Invalid

T = TypeVar("T")
U = TypeVar("U")
SortKey = Sequence[ColumnElement[Any] | InstrumentedAttribute[Any]]
DEFAULT_LIMIT, MAX_LIMIT = 30, 100


@dataclass(frozen=True, slots=True)
class Window:
    """Which page is asked for."""

    cursor: str | None = None
    limit: int = DEFAULT_LIMIT


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some items, and the cursor of the next page or None."""

    items: Sequence[T]
    next: str | None = None

    def map(self, change: Callable[[Sequence[T]], Sequence[U]]) -> "Page[U]":
        """The same page with its items changed all at once (one query for all, not one each)."""
        return Page(change(self.items), self.next)


def paginate(
    statement: Select[T],
    window: Window,
    *,
    key: SortKey,
    descending: bool = False,
) -> Page[T]:
    """Order `statement` by `key` (unique as a whole) and cut out the window; raises Invalid for a bad cursor."""
    if window.cursor is not None:
        after = tuple_(*read_cursor(window.cursor, key))
        statement = statement.where(tuple_(*key) < after if descending else tuple_(*key) > after)
    order = [column.desc() if descending else column.asc() for column in key]
    rows = session().execute(statement.add_columns(*key).order_by(*order).limit(window.limit + 1)).all()
    more = len(rows) > window.limit
    shown = rows[: window.limit]
    return Page([row[0] for row in shown], _encode(shown[-1][1:]) if more else None)


def read_cursor(cursor: str, key: SortKey) -> list[ColumnElement[Any]]:
    """Where the page before ended, a value for each part of `key`; raises Invalid for a bad cursor."""
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if len(values) != len(key):
            raise ValueError("wrong length")
        pairs = zip(values, key, strict=True)
        return [literal(_typed(value, column), column.type) for value, column in pairs]
    except (ValueError, TypeError, binascii.Error, RecursionError) as error:
        raise Invalid(errors={"cursor": ["unknown"]}) from error


def _encode(values: Sequence[Any]) -> str:
    plain = [value.isoformat() if isinstance(value, datetime) else value for value in values]
    return base64.urlsafe_b64encode(json.dumps(plain).encode()).decode().rstrip("=")


def _typed(value: Any, column: ColumnElement[Any] | InstrumentedAttribute[Any]) -> Any:
    if isinstance(column.type, UtcDateTime):
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is None:
            raise ValueError("naive")
        return moment
    if type(value) is not column.type.python_type or (isinstance(value, int) and abs(value) >= 2**31):
        raise ValueError("wrong type")
    if isinstance(value, str) and ("\0" in value or not value.isascii()):
        raise ValueError("not a key of ours")
    return value
