"""The clocks of a concern: a day to hand it over, a day for the municipality to assess it, six weekdays to confirm it.

Weekdays are Monday to Friday without the Danish public holidays; days end at midnight on a Danish clock.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

import holidays

from backend.core import clock

from .models import UNDERRETNING, Concern

DRAFT, ASSESSMENT, RECEIPT = "draft", "assessment", "receipt"
CLOCKS = (DRAFT, ASSESSMENT, RECEIPT)
HAND_OVER_WITHIN, IN_DANGER_WITHIN, ASSESS_WITHIN = timedelta(hours=24), timedelta(hours=1), timedelta(hours=24)
RECEIPT_WEEKDAYS = 6
_free = holidays.country_holidays("DK")


def running(concern: Concern) -> Mapping[str, datetime]:
    """The clocks that run for this concern as it stands, and when each runs out."""
    if concern.handed_over_at is None:
        within = IN_DANGER_WITHIN if concern.danger else HAND_OVER_WITHIN
        return {DRAFT: concern.created_at + within}
    if concern.path != UNDERRETNING or concern.receipt_at or concern.answered_at:
        return {}
    given = concern.handed_over_at
    return {ASSESSMENT: given + ASSESS_WITHIN, RECEIPT: end_of_weekday(given, RECEIPT_WEEKDAYS)}


def next_of(concern: Concern, *, after: datetime | None = None) -> tuple[str | None, datetime | None]:
    """The clock that runs out first, or first after a moment; two times None when none does."""
    left = [(name, due) for name, due in running(concern).items() if after is None or due > after]
    return min(left, key=lambda pair: pair[1], default=(None, None))


def end_of_weekday(moment: datetime, count: int) -> datetime:
    """The end of the `count`-th weekday after the day of `moment`."""
    day = moment.astimezone(clock.COPENHAGEN).date()
    for _ in range(count):
        day = next_weekday(day)
    return datetime.combine(day + timedelta(days=1), time(), clock.COPENHAGEN).astimezone(UTC)


def next_weekday(day: date) -> date:
    """The first weekday after `day`."""
    day += timedelta(days=1)
    while not is_weekday(day):
        day += timedelta(days=1)
    return day


def is_weekday(day: date) -> bool:
    """Whether a Danish municipality is at work that day."""
    return day.weekday() < 5 and day not in _free
