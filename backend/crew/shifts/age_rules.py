"""What hours are kind to somebody under 18: pure rules from a dated table, no database.

The age is that of the day one asks, which can only be stricter than that of the day one helps.
"""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from backend.core.clock import COPENHAGEN
from backend.house.hours import holiday_of

ADULT_AGE, SATURDAY = 18, 5
REASONS = ("too_young", "outside_hours", "day_too_long", "week_too_long", "too_little_rest")
_TABLE: dict[str, Any] = tomllib.loads((Path(__file__).parent / "data" / "young_hours.toml").read_text())
SOURCE, REVIEW_BY = str(_TABLE["source"]), _TABLE["review_by"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The bounds from one age to another, both included."""

    from_age: int
    to_age: int
    earliest: time
    latest: time
    school_day_hours: int
    free_day_hours: int
    school_week_hours: int
    free_week_hours: int
    rest_hours: int


@dataclass(frozen=True, slots=True, order=True)
class Work:
    """From a moment until another, both in UTC, so that their difference is what really passes."""

    starts_at: datetime
    ends_at: datetime

    @property
    def day(self) -> date:
        """The day on the wall here on which it begins."""
        return self.starts_at.astimezone(COPENHAGEN).date()

    @property
    def length(self) -> timedelta:
        """How long it takes."""
        return self.ends_at - self.starts_at


BANDS = tuple(Band(**band) for band in _TABLE["bands"])


def band_of(age: int) -> Band | None:
    """The bounds for somebody of `age`; None outside the table."""
    return next((band for band in BANDS if band.from_age <= age <= band.to_age), None)


def is_school_day(day: date) -> bool:
    """Monday to Friday, but not on public holidays nor when every school is closed."""
    free = any(begin <= f"{day:%m-%d}" <= end for begin, end in _TABLE["school_free"])
    return day.weekday() < SATURDAY and not free and holiday_of(day) != "public"


def refusal(age: int, wanted: Work, others: Iterable[Work] = ()) -> str | None:
    """Which of REASONS speaks against `wanted` beside what they do already; None when nothing does."""
    if age >= ADULT_AGE:
        return None
    band = band_of(age)
    if band is None:
        return "too_young"
    works = sorted([wanted, *others])
    checks = (
        (_within(band, wanted), "outside_hours"),
        (_day_fits(band, wanted.day, works), "day_too_long"),
        (_week_fits(band, wanted.day, works), "week_too_long"),
        (_rests(band, wanted.day, works), "too_little_rest"),
    )
    return next((reason for fits, reason in checks if not fits), None)


def _within(band: Band, work: Work) -> bool:
    begins, ends = work.starts_at.astimezone(COPENHAGEN), work.ends_at.astimezone(COPENHAGEN)
    return begins.date() == ends.date() and band.earliest <= begins.time() and ends.time() <= band.latest


def _day_fits(band: Band, day: date, works: Sequence[Work]) -> bool:
    hours = band.school_day_hours if is_school_day(day) else band.free_day_hours
    return _total(work for work in works if work.day == day) <= timedelta(hours=hours)


def _week_fits(band: Band, day: date, works: Sequence[Work]) -> bool:
    monday = day - timedelta(days=day.weekday())
    days = {monday + timedelta(days=number) for number in range(7)}
    hours = band.school_week_hours if any(map(is_school_day, days)) else band.free_week_hours
    return _total(work for work in works if work.day in days) <= timedelta(hours=hours)


def _rests(band: Band, day: date, works: Sequence[Work]) -> bool:
    """So many hours together in every 24: between one day and the next, and around a day's first and last."""
    rest = timedelta(hours=band.rest_hours)
    near = [work for work in works if abs((work.day - day).days) <= 1]
    nights = all(b.starts_at - a.ends_at >= rest for a, b in pairwise(near) if a.day != b.day and day in (a.day, b.day))
    own = [work for work in near if work.day == day]
    return nights and own[-1].ends_at - own[0].starts_at <= timedelta(hours=24) - rest


def _total(works: Iterable[Work]) -> timedelta:
    return sum((work.length for work in works), timedelta())
