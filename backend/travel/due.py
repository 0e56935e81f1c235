"""By when travel money is paid: within five working days, and before the trip where it is needed for the trip."""

from datetime import UTC, date, datetime, time, timedelta

from backend.core.clock import COPENHAGEN
from backend.house.hours import holiday_of

WORKING_DAYS = 5
# Shops and offices are closed then, so somebody who was promised it by that day would wait in vain.
DAY_ENDS = time(17)


def pay_by(when: str, asked_at: datetime, starts_at: datetime, ends_at: datetime) -> datetime:
    """The moment by which it is paid: `before`, at the latest as the event begins; `after`, counted from its end."""
    if when == "before":
        return min(_after(asked_at), max(starts_at, asked_at))
    return _after(max(asked_at, ends_at))


def working_days_before(moment: datetime, count: int) -> datetime:
    """The same time of day so many working days earlier."""
    local = moment.astimezone(COPENHAGEN)
    return datetime.combine(_step(local.date(), -count), local.time(), COPENHAGEN)


def _after(moment: datetime) -> datetime:
    return datetime.combine(_step(moment.astimezone(COPENHAGEN).date(), WORKING_DAYS), DAY_ENDS, COPENHAGEN).astimezone(
        UTC
    )


def _step(day: date, count: int) -> date:
    for _ in range(abs(count)):
        day += timedelta(days=1 if count > 0 else -1)
        while day.weekday() >= 5 or holiday_of(day):
            day += timedelta(days=1 if count > 0 else -1)
    return day
