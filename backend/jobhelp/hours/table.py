"""The table of rules, read from data/rules.toml: an edition for each time they changed."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

ADULT_AGE = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The bounds for people from one age to another, both included; all in minutes."""

    name: str
    from_age: int
    to_age: int
    in_school: tuple[bool, ...]
    earliest: int
    latest: int
    school_day_minutes: int
    free_day_minutes: int
    school_week_minutes: int
    free_week_minutes: int
    rest_minutes: int
    days_off: int
    together: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """Where and from when nobody under 18 works alone, in minutes after midnight."""

    workplaces: tuple[str, ...]
    weekday_from: int
    weekend_from: int
    until: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The rules as they are from one day on, until a newer edition."""

    valid_from: date
    read_on: date
    review_by: date
    source: str
    pause_over_minutes: int
    pause_minutes: int
    bands: tuple[Band, ...]
    clocks: Mapping[str, Mapping[str, int]]
    alone: Alone
    workplaces: Mapping[str, Mapping[str, str]]
    tasks: Mapping[str, Mapping[str, Any]]

    def band(self, age: int, *, in_school: bool) -> Band | None:
        """The bounds for somebody of `age`; None for whoever is too young to work or grown up."""
        fits = (band for band in self.bands if band.from_age <= age <= band.to_age and in_school in band.in_school)
        return next(fits, None)

    def clock(self, band: Band, workplace: str) -> tuple[int, int]:
        """From when until when somebody of `band` may be at work there."""
        wider = self.clocks.get(workplace, {}) if True not in band.in_school else {}
        return wider.get("earliest", band.earliest), wider.get("latest", band.latest)


def edition_on(day: date) -> Edition:
    """The newest edition that is valid on `day`; the first one before there was any."""
    valid = [edition for edition in EDITIONS if edition.valid_from <= day]
    return valid[-1] if valid else EDITIONS[0]


def _read(facts: dict[str, Any]) -> Edition:
    bands = tuple(Band(**{**band, "in_school": tuple(band["in_school"])}) for band in facts.pop("bands"))
    alone = facts.pop("alone")
    return Edition(bands=bands, alone=Alone(**{**alone, "workplaces": tuple(alone["workplaces"])}), **facts)


_FILE = tomllib.loads(Path(__file__).with_name("data").joinpath("rules.toml").read_text())
EDITIONS = tuple(sorted(map(_read, _FILE["editions"]), key=lambda edition: edition.valid_from))
# What an opening can name; an edition may add to it.
WORKPLACES = tuple(dict.fromkeys(name for edition in EDITIONS for name in edition.workplaces))
TASKS = tuple(dict.fromkeys(name for edition in EDITIONS for name in edition.tasks))
