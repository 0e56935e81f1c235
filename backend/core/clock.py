"""The one clock: every moment in the program comes from here, aware and in UTC."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")

# A plain variable, not a context variable: a test that stops time stops it for every thread it starts.
_frozen: datetime | None = None


def now() -> datetime:
    """The present moment, aware, UTC."""
    return _frozen or datetime.now(UTC)  # noqa: TID251  # the one place that may ask


def today() -> date:
    """The date on a wall calendar in Denmark, where birthdays and deadlines happen."""
    return now().astimezone(COPENHAGEN).date()


@contextmanager
def freeze(moment: datetime | str) -> Iterator[None]:
    """Stop the clock at `moment` (aware, or an ISO 8601 string with an offset) for the block."""
    global _frozen
    before, _frozen = _frozen, _aware(moment)
    try:
        yield
    finally:
        _frozen = before


def advance(by: timedelta) -> None:
    """Move a stopped clock on; raises RuntimeError when it runs."""
    global _frozen
    if _frozen is None:
        raise RuntimeError("only a frozen clock can be advanced")
    _frozen += by


def _aware(moment: datetime | str) -> datetime:
    value = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    if value.tzinfo is None:
        raise ValueError("a moment needs an offset")
    return value.astimezone(UTC)
