"""Columns that many tables of the friend bank have."""

from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.db import ID_LENGTH
from backend.core.ids import new_id


def key() -> Mapped[str]:
    """A primary key of its own."""
    return mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)


def refers(to: str, **such: Any) -> Mapped[Any]:
    """The key of a row in another table; `such` as `mapped_column` takes it."""
    return mapped_column(String(ID_LENGTH), ForeignKey(f"{to}.id"), **such)


def account(**such: Any) -> Mapped[Any]:
    """Somebody's account."""
    return refers("accounts", **such)


def community(**such: Any) -> Mapped[Any]:
    """The community that something belongs to."""
    return refers("accounts_communities", **such)
