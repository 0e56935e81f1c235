"""Quiet hours: when nothing rings. They follow from age until eighteen; from then on everybody chooses."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from backend.accounts.ages import ADULT_AGE, age_on
from backend.core import clock

LATER_NIGHT_AGE = 16
# Hours begin and end on a quarter, and so do days and the two nights a year when clocks are set.
STEP = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Hours:
    """From `starts` to `ends` on a Danish wall clock, over midnight when it ends before it starts."""

    starts: time
    ends: time

    def contain(self, wall: time) -> bool:
        """Whether it is quiet when the clock on the wall shows `wall`."""
        if self.starts <= self.ends:
            return self.starts <= wall < self.ends
        return wall >= self.starts or wall < self.ends


MORNING = time(7)
YOUNGER, OLDER = Hours(time(21), MORNING), Hours(time(22), MORNING)


@dataclass(frozen=True, slots=True)
class Sleeper:
    """What quiet hours follow from. A youth without a birth date counts as the youngest; `choice` None is no quiet."""

    is_adult: bool = False
    birth_date: date | None = None
    choice: Hours | None = OLDER

    def fixed_on(self, day: date) -> Hours | None:
        """The hours their age sets on `day`, or None when they choose themself."""
        if self.is_adult:
            return None
        age = age_on(day, self.birth_date) if self.birth_date else 0
        if age >= ADULT_AGE:
            return None
        return OLDER if age >= LATER_NIGHT_AGE else YOUNGER

    def is_quiet(self, moment: datetime) -> bool:
        """Whether nothing may ring at `moment`."""
        wall = moment.astimezone(clock.COPENHAGEN)
        hours = self.fixed_on(wall.date()) or self.choice
        return hours is not None and hours.contain(wall.time())

    def quiet_until(self, moment: datetime) -> datetime | None:
        """When the quiet around `moment` ends, or None when there is none."""
        return _first(moment, lambda then: not self.is_quiet(then)) if self.is_quiet(moment) else None

    def time_to_ring(self, moment: datetime, *, most: timedelta) -> timedelta:
        """How long something may go on trying to ring from `moment`: until it becomes quiet, at most `most`."""
        quiet = _first(moment, lambda then: then - moment >= most or self.is_quiet(then))
        return min(quiet - moment, most)


def _first(moment: datetime, holds: Callable[[datetime], bool]) -> datetime:
    """The first quarter of an hour after `moment` for which `holds`."""
    moment = moment.astimezone(UTC)  # where an hour after an hour is always one hour later
    quarter = moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0) + STEP
    while not holds(quarter):
        quarter += STEP
    return quarter
