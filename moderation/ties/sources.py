"""Where it shows that people know each other: features offer what they know, as a selection of account ids."""

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Select, select, union

from .models import Tie

# Everybody one person knows, as far as a feature can tell.
Source = Callable[[str], Select[Any]]

_sources: list[Source] = []


def install(offered: Iterable[Source]) -> None:
    """Ask these features from now on."""
    _sources[:] = offered


def known_to(account_id: str) -> Select[Any]:
    """The ids of everybody this person knows; nobody knows themself."""
    told = select(Tie.other_id.label("id")).where(Tie.account_id == account_id)
    told_of = select(Tie.account_id.label("id")).where(Tie.other_id == account_id)
    known = union(told, told_of, *(source(account_id) for source in _sources)).subquery("known")
    return select(known.c.id).where(known.c.id != account_id)
