"""When something happens again: a small part of RFC 5545's RRULE, in days; knows no database.

A rule speaks of days only. The time of day belongs to the series, so moving it moves no day that was called off.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import islice, takewhile
from typing import Self

from dateutil.rrule import rrulestr

FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
PACES = {
    ("DAILY", "1"): "daily",
    ("WEEKLY", "1"): "weekly",
    ("WEEKLY", "2"): "fortnightly",
    ("MONTHLY", "1"): "monthly",
}
REPEATS = (*PACES.values(), "other")
MOST_INTERVAL, MOST_COUNT = 12, 400
_DAY = r"(?:MO|TU|WE|TH|FR|SA|SU)"
# Only what every calendar program understands alike, and what always has a next day soon enough to find.
_PARTS = {
    "FREQ": re.compile("|".join(FREQUENCIES)),
    "INTERVAL": re.compile(r"[1-9]\d?"),
    "COUNT": re.compile(r"[1-9]\d{0,2}"),
    "UNTIL": re.compile(r"\d{8}"),
    "BYDAY": re.compile(rf"(?:-1|[1-5])?{_DAY}(?:,(?:-1|[1-5])?{_DAY}){{0,6}}"),
    "BYMONTHDAY": re.compile(r"-1|[1-9]|[12]\d|3[01]"),
}
_ONLY_WITH = {"BYDAY": ("WEEKLY", "MONTHLY"), "BYMONTHDAY": ("MONTHLY",)}


@dataclass(frozen=True, slots=True)
class Rule:
    """What repeats (`pattern`, without an end), from `first` on, up to `until` or `count` times."""

    first: date
    pattern: str
    until: date | None = None
    count: int | None = None

    @classmethod
    def parse(cls, text: str, first: date) -> Self:
        """The rule an RRULE `text` means for a series that begins on `first`; raises ValueError."""
        parts = _split(text)
        count, until = parts.pop("COUNT", None), parts.pop("UNTIL", None)
        rule = cls(
            first=first,
            pattern=";".join(f"{name}={value}" for name, value in parts.items()),
            until=date.fromisoformat(until) if until else None,
            count=int(count) if count else None,
        )
        if next(rule.days(), None) != first:
            raise ValueError("the first day is none of its days")
        return rule

    def __str__(self) -> str:
        """The rule as RFC 5545 writes it; UNTIL as a day."""
        ends = [f"COUNT={self.count}"] if self.count else [f"UNTIL={self.until:%Y%m%d}"] if self.until else []
        return ";".join((self.pattern, *ends))

    def days(self) -> Iterator[date]:
        """Every day it happens, in order; without end where the rule has none."""
        # Midnight on no clock: a day is a day, whatever summer time does to its hours.
        all_days = (day.date() for day in rrulestr(self.pattern, dtstart=datetime.combine(self.first, time())))
        before_end = takewhile(lambda day: self.until is None or day <= self.until, all_days)
        return islice(before_end, self.count)

    def days_between(self, first: date, last: date) -> list[date]:
        """The days it happens, both ends included."""
        return [day for day in takewhile(lambda day: day <= last, self.days()) if day >= first]

    def split(self, day: date) -> tuple[Self | None, Self]:
        """The rule before `day`, if anything, and from it on: together the same days, where `day` is one of them."""
        before = list(takewhile(lambda each: each < day, self.days()))
        after = replace(self, first=day, count=self.count and self.count - len(before))
        return replace(self, until=before[-1], count=None) if before else None, after


def _split(text: str) -> dict[str, str]:
    parts = dict(part.split("=", 1) for part in text.removeprefix("RRULE:").split(";") if "=" in part)
    if len(parts) != text.count(";") + 1 or not all(_is_known(name, value) for name, value in parts.items()):
        raise ValueError("not a rule we keep")
    frequency = parts.get("FREQ")
    if frequency is None or {"COUNT", "UNTIL"} <= parts.keys():
        raise ValueError("no frequency, or two ends")
    if any(name in parts and frequency not in allowed for name, allowed in _ONLY_WITH.items()):
        raise ValueError("days that do not go with the frequency")
    _require_sense(frequency, parts)
    return parts


def _require_sense(frequency: str, parts: dict[str, str]) -> None:
    if {"BYDAY", "BYMONTHDAY"} <= parts.keys():
        raise ValueError("two kinds of days")
    if frequency == "WEEKLY" and re.search(r"\d", parts.get("BYDAY", "")):
        raise ValueError("a week has one of each day")
    if int(parts.get("INTERVAL", 1)) > MOST_INTERVAL or int(parts.get("COUNT", 1)) > MOST_COUNT:
        raise ValueError("too seldom, or too often")


def _is_known(name: str, value: str) -> bool:
    return name in _PARTS and _PARTS[name].fullmatch(value) is not None


def pace_of(rule: str) -> str:
    """How often a rule happens, as one says it: daily, weekly, fortnightly, monthly, or other."""
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    pace = (parts["FREQ"], parts.get("INTERVAL", "1"))
    return PACES.get(pace, "other")
