"""Which events there are for somebody, and which a house has."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, TypedDict, Unpack

from sqlalchemy import ColumnElement, func, or_, select

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.pagination import Page, Window, paginate
from backend.events.models import LONGEST, Event, SignUp
from backend.events.permissions import require_seen
from backend.events.queries.described import describe
from backend.events.queries.finding import find_event
from backend.events.queries.shown import visible


def get_event(actor: Actor, event_id: str) -> dict[str, Any]:
    """One event as this actor sees it; raises NotFound."""
    return describe(actor, [require_seen(actor, find_event(event_id))])[0]


class Sieve(TypedDict, total=False):
    """What of all events is asked for: until when, of which kind, with a seat `free`, and not one's own already."""

    until: datetime | None
    category: str | None
    free: bool
    unjoined: bool


def list_events(
    actor: Actor, window: Window, since: datetime | None = None, **sieve: Unpack[Sieve]
) -> Page[dict[str, Any]]:
    """What this actor may attend, or watch over, and is not over at `since` (default now); soonest first.

    Nothing that is hosted across a block, for those who would attend.
    """
    since = since or clock.now()
    listed = visible(actor).where(Event.starts_at > since - LONGEST, Event.ends_at > since, *_sifted(actor, sieve))
    page = paginate(listed, window, key=[Event.starts_at, Event.id])
    return page.map(lambda events: describe(actor, events))


def count_by_day(actor: Actor, first: date, **sieve: Unpack[Sieve]) -> Mapping[date, int]:
    """How much begins on each day of the month of `first` where something does, for this actor."""
    month = first.replace(day=1)
    after = (month + timedelta(days=31)).replace(day=1)
    begins, ends = (datetime.combine(day, time()) for day in (month, after))
    # A wall shows the day people mean, whatever the clocks do.
    begun = visible(actor).where(Event.local_start >= begins, Event.local_start < ends, *_sifted(actor, sieve))
    counted = begun.with_only_columns(Event.local_start, func.count()).group_by(Event.local_start)
    days: dict[date, int] = defaultdict(int)
    for wall, number in session().execute(counted.order_by(Event.local_start)):
        days[wall.date()] += number
    return days


def list_used(event_ids: Collection[str]) -> set[str]:
    """Those of these events that somebody ever signed up for."""
    return set(session().scalars(select(SignUp.event_id).where(SignUp.event_id.in_(event_ids)).distinct()))


def _sifted(actor: Actor, sieve: Sieve) -> list[ColumnElement[bool]]:
    """The conditions of a sieve; what is not said lets everything through."""
    conditions: list[ColumnElement[bool]] = []
    if until := sieve.get("until"):
        conditions.append(Event.starts_at < until)
    if category := sieve.get("category"):
        conditions.append(Event.category == category)
    if sieve.get("free"):
        conditions += [Event.status == "open", or_(Event.capacity.is_(None), Event.taken < Event.capacity)]
    if sieve.get("unjoined"):
        on_it = select(SignUp.event_id).where(SignUp.account_id == actor.id, SignUp.status != "cancelled")
        conditions.append(Event.id.not_in(on_it))
    return conditions
