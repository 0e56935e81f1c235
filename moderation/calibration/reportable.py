"""Examples are cases, too, but nobody can report one, and nothing happens to anybody."""

from typing import NoReturn

from backend.core.errors import NotFound
from moderation.actions import HIDE
from moderation.kinds import ReportableKind

from .marks import EXAMPLE


def _missing(*_: object) -> NoReturn:
    raise NotFound


# What is offered looks like what a message offers, or the example would be known by it.
KINDS = (
    ReportableKind(
        name=EXAMPLE,
        snapshot=_missing,
        freeze=_missing,
        actions={HIDE: lambda *_: None, "close_room": lambda *_: None},
    ),
)
