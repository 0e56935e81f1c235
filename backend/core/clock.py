"""The one clock: every moment in the program comes from here, aware and in UTC."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")

_machine: Callable[[], datetime] = partial(datetime.now, UTC)  # noqa: TID251  # the one place that may ask
# A plain variable, not a context variable: a test that stops time stops it for every thread it starts.
_frozen: datetime | None = None
# When the day it was last asked for begins and ends; it is asked for all the time, and changes once a day.
_day: tuple[datetime, datetime, date] = (datetime.max.replace(tzinfo=UTC), datetime.min.replace(tzinfo=UTC), date.min)


def now() -> datetime:
    """The present moment, aware, UTC."""
    return _frozen or _machine()


def today() -> date:
    """The date on a wall calendar in Denmark, where birthdays and deadlines happen."""
    global _day
    moment = now()
    begins, ends, day = _day
    if not begins <= moment < ends:
        day = moment.astimezone(COPENHAGEN).date()
        _day = (_midnight(day), _midnight(day + timedelta(days=1)), day)
    return day


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), COPENHAGEN).astimezone(UTC)


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


def rfc3339(at: datetime) -> str:
    """A moment as the API writes it, in UTC (RFC 3339)."""
    return at.isoformat().replace("+00:00", "Z")


def _aware(moment: datetime | str) -> datetime:
    value = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    if value.tzinfo is None:
        raise ValueError("a moment needs an offset")
    return value.astimezone(UTC)
