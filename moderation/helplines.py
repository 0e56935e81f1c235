"""Where a young person can get help at this hour: few lines, the open ones first."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Literal, Self

from backend.core import clock

FILE = Path(__file__).parent / "data" / "helplines.json"
DANGER = "112"
FRESH_FOR = timedelta(days=180)

_ALWAYS = {"da": "Døgnet rundt", "en": "Day and night"}
_UNKNOWN = {"da": "Se siden", "en": "See their page"}
_EVERYBODY = {"da": "Alle", "en": "Everyone"}
_EVERY_DAY = {"da": "Alle dage", "en": "Every day"}
_YEARS = {"da": "{}-{} år", "en": "Ages {}-{}"}
_DAYS = {
    "da": ("man", "tirs", "ons", "tors", "fre", "lør", "søn"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}


@dataclass(frozen=True, slots=True)
class Opening:
    """Hours on some days of the week (0 is Monday); hours that end before they begin end the next day."""

    weekdays: tuple[int, ...]
    begins: time
    ends: time

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        return cls(tuple(row["weekdays"]), time.fromisoformat(row["from"]), time.fromisoformat(row["to"]))

    def includes(self, local: datetime) -> bool:
        """Whether this moment on a Danish clock falls within the hours."""
        day, now = local.weekday(), local.time()
        if self.begins < self.ends:
            return day in self.weekdays and self.begins <= now < self.ends
        late = day in self.weekdays and now >= self.begins
        return late or ((day - 1) % 7 in self.weekdays and now < self.ends)

    def describe(self, language: str) -> str:
        """For example "man, ons 9.00-15.00"."""
        days = ", ".join(_DAYS[language][day] for day in self.weekdays)
        when = _EVERY_DAY[language] if len(self.weekdays) == 7 else days
        dot = "." if language == "da" else ":"
        return f"{when} {self.begins:%H{dot}%M}-{self.ends:%H{dot}%M}"


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLine:
    """A line as it stands in the file; without known hours it counts as closed, or we would promise too much."""

    id: str
    name: Mapping[str, str]
    phone: str | None
    sms: str | None
    chat_url: str | None
    text: Mapping[str, str]
    hours: Literal["always"] | tuple[Opening, ...]
    ages: tuple[int, int] | None
    last_checked: date

    def is_open(self, at: datetime) -> bool:
        """Whether somebody answers at `at`."""
        if self.hours == "always":
            return True
        local = at.astimezone(clock.COPENHAGEN)
        return any(opening.includes(local) for opening in self.hours)

    def is_for(self, age: int | None) -> bool:
        """Whether the line is meant for this age; everything is, while the age is unknown."""
        return age is None or self.ages is None or self.ages[0] <= age <= self.ages[1]

    def as_seen(self, at: datetime, language: str) -> dict[str, Any]:
        """The line as one reader sees it at `at`."""
        return {
            "id": self.id,
            "name": self.name[language],
            "phone": self.phone,
            "sms": self.sms,
            "chat_url": self.chat_url,
            "text": self.text[language],
            "hours": self._describe_hours(language),
            "open_now": self.is_open(at),
            "ages": _YEARS[language].format(*self.ages) if self.ages else _EVERYBODY[language],
        }

    def _describe_hours(self, language: str) -> str:
        if self.hours == "always":
            return _ALWAYS[language]
        return "; ".join(opening.describe(language) for opening in self.hours) or _UNKNOWN[language]


@cache
def load() -> Sequence[HelpLine]:
    """Every line in the order of the file."""
    return tuple(_read(row) for row in json.loads(FILE.read_text()))


def list_lines(age: int | None, at: datetime, language: str) -> list[dict[str, Any]]:
    """The lines for somebody of `age`: 112 first, then those open at `at`, then the others."""
    fitting = [line for line in load() if line.is_for(age)]
    fitting.sort(key=lambda line: (line.id != DANGER, not line.is_open(at)))
    return [line.as_seen(at, language) for line in fitting]


def list_stale(today: date) -> list[HelpLine]:
    """The lines whose number and hours nobody has checked for half a year."""
    return [line for line in load() if today > line.last_checked + FRESH_FOR]


def _read(row: dict[str, Any]) -> HelpLine:
    hours = row["hours"]
    return HelpLine(
        **{
            **row,
            "hours": hours if hours == "always" else tuple(map(Opening.from_row, hours)),
            "ages": tuple(row["ages"]) if row["ages"] else None,
            "last_checked": date.fromisoformat(row["last_checked"]),
        }
    )
