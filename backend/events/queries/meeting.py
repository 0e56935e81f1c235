"""Where people who do not know each other yet could meet."""

from collections.abc import Collection, Mapping
from datetime import datetime, time, timedelta

from sqlalchemy import Select, and_, or_, select

from backend.accounts import queries as accounts
from backend.core import clock
from backend.core.db import session
from backend.events.models import Event
from backend.events.queries.shown import is_for, is_hosted_by_none_of

# Where two who have never met could meet: not too many there, by daylight, and before they have lost heart.
MEETING_SOON, MEETING_SIZE, MEETING_HOURS, MEETING_CHOICE = timedelta(days=28), 12, (time(9), time(18)), 50


def find_meeting_event(community_id: str, account_ids: Collection[str]) -> Event | None:
    """The gentlest of the next open events that all of these may attend and that still has a seat for each.

    Small before large, by day before in the evening, soon before late; one within the month before any later one.
    """
    people = accounts.actors_by_id(account_ids)
    if len(people) < len(set(account_ids)):
        return None
    seats = or_(Event.capacity.is_(None), Event.taken + len(people) <= Event.capacity)
    welcome = and_(*(is_for(person) for person in people.values()))
    barred = set().union(*(accounts.list_blocked_either_way(account_id) for account_id in people))
    coming = _open_here(community_id).where(Event.starts_at > clock.now(), seats, welcome, is_hosted_by_none_of(barred))
    soonest = session().scalars(coming.order_by(Event.starts_at, Event.id).limit(MEETING_CHOICE)).all()
    return min(soonest, key=_meeting_order, default=None)


def list_meeting_events(event_ids: Collection[str]) -> Mapping[str, Event]:
    """Those of these events that will still take place, by id."""
    still_on = select(Event).where(Event.id.in_(event_ids), Event.status == "open", Event.ends_at > clock.now())
    return {event.id: event for event in session().scalars(still_on)}


def _meeting_order(event: Event) -> tuple[bool, bool, bool, datetime, str]:
    is_large = event.capacity is None or event.capacity > MEETING_SIZE
    is_late = not MEETING_HOURS[0] <= event.local_start.time() < MEETING_HOURS[1]
    return event.starts_at > clock.now() + MEETING_SOON, is_large, is_late, event.starts_at, event.id


def _open_here(community_id: str) -> Select[Event]:
    return select(Event).where(Event.community_id == community_id, Event.status == "open")
