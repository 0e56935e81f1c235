"""When the house is open: pure rules on the wall clock here. Spans never overlap, and never end before they begin."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

import holidays

from backend.core.clock import COPENHAGEN

from .taking import Span

# The statutory holidays together, and the days of which each house makes what it will.
HOLIDAYS = ("public", "may_day", "constitution_day", "christmas_eve", "new_years_eve")
USUALLY_CLOSED = ["public", "christmas_eve", "new_years_eve"]
_OWN_CHOICE = {(5, 1): "may_day", (6, 5): "constitution_day", (12, 24): "christmas_eve", (12, 31): "new_years_eve"}
SPAN = re.compile(r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d")
# Open into the night at most until this hour, when the house's day begins.
DAY_BEGINS = time(6)


@dataclass(frozen=True, slots=True)
class Week:
    """An ordinary week from `valid_from` on; `days` has spans by weekday, "0" being Monday."""

    valid_from: date
    days: Mapping[str, Any]
    closed_on: Sequence[str]


@dataclass(frozen=True, slots=True)
class OpenDay:
    """When the house is open on a day, and why it is not as usual: a reason somebody gave, or a holiday."""

    day: date
    spans: Sequence[Span]
    reason: str | None = None
    holiday: str | None = None


def holiday_of(day: date) -> str | None:
    """Which of HOLIDAYS a day is, by the Danish law of its year (the fourth Friday after Easter until 2023)."""
    return _OWN_CHOICE.get((day.month, day.day)) or ("public" if day in _statutory(day.year) else None)


def open_day(day: date, weeks: Iterable[Week], special: Mapping[date, tuple[Sequence[str], str]]) -> OpenDay:
    """What a special day says, else a holiday on which it is closed, else the latest week that is valid by then."""
    if day in special:
        spans, reason = special[day]
        return OpenDay(day, spans_on(day, spans), reason, holiday_of(day))
    week = max((week for week in weeks if week.valid_from <= day), key=lambda week: week.valid_from, default=None)
    if week is None:
        return OpenDay(day, [])
    holiday = holiday_of(day)
    if holiday in week.closed_on:
        return OpenDay(day, [], holiday=holiday)
    return OpenDay(day, spans_on(day, week.days.get(str(day.weekday()), [])))


def spans_on(day: date, texts: Iterable[str]) -> list[Span]:
    """The moments of spans such as "15:00-21:00"; an end that is not later is the next day.

    An hour that does not exist is counted with the offset before the gap; of one that comes twice it is the first.
    """
    spans = (_span(day, *text.split("-")) for text in texts)
    return sorted((span for span in spans if span.begins < span.ends), key=lambda span: span.begins)


def is_well(texts: Sequence[str]) -> bool:
    """Whether these can be the spans of one day: in order, apart, and into the night only until the day begins."""
    walls = [_wall(text) for text in texts]
    ends_in_time = all(end <= _minute(DAY_BEGINS) + 24 * 60 for _, end in walls)
    return ends_in_time and all(one[1] < other[0] for one, other in pairwise(walls))


def together(days: Iterable[OpenDay]) -> list[Span]:
    """When the house is open over several days, what touches being one span."""
    merged: list[Span] = []
    for span in sorted((span for day in days for span in day.spans), key=lambda span: span.begins):
        if merged and span.begins <= merged[-1].ends:
            merged[-1] = Span(merged[-1].begins, max(span.ends, merged[-1].ends))
        else:
            merged.append(span)
    return merged


def house_day(moment: datetime) -> date:
    """The day of the house a moment belongs to: a night belongs to the evening before."""
    wall = moment.astimezone(COPENHAGEN)
    return wall.date() - timedelta(days=wall.time() < DAY_BEGINS)


def moment_of(day: date, clock: time) -> datetime:
    """The moment, in UTC, when clocks here first show this on that day."""
    return datetime.combine(day, clock, COPENHAGEN).astimezone(UTC)


@cache
def _statutory(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("DK", years=year))


def _span(day: date, begin: str, end: str) -> Span:
    begins, ends = time.fromisoformat(begin), time.fromisoformat(end)
    return Span(moment_of(day, begins), moment_of(day + timedelta(days=ends <= begins), ends))


def _wall(text: str) -> tuple[int, int]:
    begin, end = (_minute(time.fromisoformat(part)) for part in text.split("-"))
    return begin, end if end > begin else end + 24 * 60


def _minute(clock: time) -> int:
    return clock.hour * 60 + clock.minute
