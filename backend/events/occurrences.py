"""The events of a series: real rows, made some months ahead, each for a day of its rule and known by that day."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import select, update

from backend.accounts import queries as accounts
from backend.core import clock
from backend.core.db import session
from backend.core.errors import NotFound

from . import house_rooms
from .hosting.models import CoHost
from .models import Event, Series
from .recurrence import Rule

AHEAD = timedelta(weeks=26)


def take_series(series_id: str) -> Series:
    """The series as it stands now, ours alone until the unit of work ends; taken before any of its events."""
    taken = update(Series).where(Series.id == series_id).values(turn=Series.turn + 1).returning(Series)
    return session().scalars(taken, execution_options={"populate_existing": True}).one()


def take_series_of(event: Event) -> Series | None:
    """The series an event is of, ours alone; None for a single one, NotFound when it went while we waited.

    While we waited it may have gone over to a new series, too.
    """
    while event.series_id:
        series = take_series(event.series_id)
        if session().get(Event, event.id, populate_existing=True) is None:
            raise NotFound
        if event.series_id == series.id:
            return series
    return None


def list_unfilled() -> Sequence[str]:
    """The series that may have days nobody has made events of."""
    behind = select(Series.id).where(Series.status == "open", Series.filled_until < _horizon())
    return session().scalars(behind.order_by(Series.id)).all()


def fill(series: Series, keep_rooms: Callable[[Sequence[Event]], None] = house_rooms.keep_free) -> int:
    """Make the events of the days that have none yet; returns how many. A day that was called off has one."""
    if series.status not in ("open", "in_review") or not _may_host(series):
        return 0
    last = max(_horizon(), series.first)
    days = rule_of(series).days_between(series.filled_until, last)
    known = set(session().scalars(select(Event.series_date).where(Event.series_id == series.id)))
    new = [_event(series, day) for day in days if day not in known]
    session().add_all(new)
    series.filled_until = last
    session().flush()
    keep_rooms(new)
    return len(new)


def rule_of(series: Series) -> Rule:
    """When it happens."""
    return Rule.parse(series.rule, series.first)


def list_from(series: Series, day: date) -> Sequence[Event]:
    """Its events of this day and later, those called off too; in the order in which their turns are taken."""
    later = select(Event).where(Event.series_id == series.id, Event.series_date >= day)
    return session().scalars(later.order_by(Event.id)).all()


def list_ahead(series: Series) -> Sequence[Event]:
    """Its events that have not begun, those called off too; in the order in which their turns are taken."""
    ahead = select(Event).where(Event.series_id == series.id, Event.starts_at > clock.now())
    return session().scalars(ahead.order_by(Event.id)).all()


def end(series: Series, day: date) -> Rule:
    """Nothing of it happens on `day`, one of its days, or later; returns the rule of what then does not happen."""
    before, after = rule_of(series).split(day)
    if before is None:
        series.status = "ended"
    else:
        series.rule = str(before)
    session().flush()
    return after


def branch(series: Series, day: date) -> Series:
    """A series of its own from `day`, one of its days, on; its events go over with everything that is theirs."""
    rest = end(series, day)
    kept = ("community_id", "host_id", "filled_until", "local_time", "zone", "minutes", "facts")
    new = Series(rule=str(rest), first=day, **{name: getattr(series, name) for name in kept})
    session().add(new)
    session().flush()
    for event in list_from(series, day):
        event.series_id = new.id
    for host in session().scalars(select(CoHost).where(CoHost.series_id == series.id)):
        session().add(
            CoHost(
                series_id=new.id,
                account_id=host.account_id,
                brings_id=host.brings_id,
                said_yes_at=host.said_yes_at,
            )
        )
    session().flush()
    return new


def wall_start(series: Series, day: date) -> datetime:
    """When the one of this day begins, on the wall."""
    return datetime.combine(day, series.local_time)


def _event(series: Series, day: date) -> Event:
    event = Event(
        community_id=series.community_id,
        host_id=series.host_id,
        zone=series.zone,
        series_id=series.id,
        series_date=day,
        status=series.status,
        **series.facts,
    )
    event.take_place(wall_start(series, day), series.minutes)
    return event


def _may_host(series: Series) -> bool:
    host = accounts.actors_by_id([series.host_id]).get(series.host_id)
    return host is not None and host.can("events.organise")


def _horizon() -> date:
    return clock.today() + AHEAD
