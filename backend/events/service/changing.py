"""Use cases: changing an event, or more of its series. Nobody loses a seat, and nothing somebody signed up for goes."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Invalid
from backend.events import event_rooms, house_rooms, line, occurrences, queries, reminders, telling
from backend.events.models import Event, Series
from backend.events.permissions import require_on, require_run
from backend.events.photos import service as photos
from backend.events.plans import plain_facts, require_times, texts_of
from backend.events.reviews import service as reviews
from backend.events.wallclock import moment_of, on_the_wall
from moderation.publishing import require_publishable

# What is the same for a whole series is one value of its own; an event that was moved keeps both.
TIMES = "times"


def change_event(*, actor: Actor, event_id: str, changes: Mapping[str, Any], scope: str = "this") -> Event:
    """Change it, or with it more of its series; who comes is told of another time or place, and the line moves up.

    An event of a series keeps what was changed about it alone. Raises NotFound, Forbidden, EventClosed, NotPublishable,
    PhotoStays, and Invalid for times, for another day of more than one, and for a photo of somebody else's.
    """
    event = require_run(actor, queries.find_event(event_id))
    require_on(event)
    if "starts_at" in changes:
        require_times(changes["starts_at"], changes["ends_at"], event.zone)
    photos.require_own(actor, changes.get("photo_id"))
    require_publishable(actor, texts_of(changes), room_kind="event")
    series = None if scope == "this" else occurrences.take_series_of(event)
    if series is None:
        _change_one(event, changes)
    else:
        _change_more(event, series, changes, scope)
    if texts_of(changes) or changes.get("photo_id"):
        reviews.tell_changed(event)
    return event


def _change_one(event: Event, changes: Mapping[str, Any]) -> None:
    line.take_turn(event.id)
    require_on(event)
    changed = _set(event, plain_facts(changes))
    if "starts_at" in changes:
        changed |= _move(event, on_the_wall(changes["starts_at"], event.zone), _minutes(changes))
    if event.series_id:
        event.own = sorted({*event.own, *changed})
    _settle([(event, changed)])


def _change_more(event: Event, series: Series, changes: Mapping[str, Any], scope: str) -> None:
    if "starts_at" in changes and on_the_wall(changes["starts_at"], event.zone).date() != event.day:
        raise Invalid(errors={"starts_at": ["a series keeps its days"]})
    if scope == "following" and event.day > series.first:
        series = occurrences.branch(series, event.day)
    # A new dictionary, because a change inside the old one would not be noticed.
    series.facts = {**series.facts, **plain_facts(changes)}
    if "starts_at" in changes:
        series.local_time = on_the_wall(changes["starts_at"], series.zone).time()
        series.minutes = _minutes(changes)
    session().flush()
    ahead = [line.take_turn(found.id) for found in occurrences.list_ahead(series)]
    _settle([(each, _follow(series, each)) for each in ahead if each.status == "open"])


def _follow(series: Series, event: Event) -> set[str]:
    """Make an event as its series says, but for what is its own; returns what that changed."""
    changed = _set(event, {name: value for name, value in series.facts.items() if name not in event.own})
    wall = occurrences.wall_start(series, event.day)
    # Moved to an hour that is over by now, today's would be lost to those who come.
    if TIMES not in event.own and moment_of(wall, event.zone) > clock.now():
        changed |= _move(event, wall, series.minutes)
    return changed


def _set(event: Event, facts: Mapping[str, Any]) -> set[str]:
    changed = {name for name, value in facts.items() if getattr(event, name) != value}
    for name in changed:
        setattr(event, name, facts[name])
    return changed


def _move(event: Event, wall: datetime, minutes: int) -> set[str]:
    if (event.local_start, event.minutes) == (wall, minutes):
        return set()
    event.take_place(wall, minutes)
    return {TIMES}


def _settle(changes: Sequence[tuple[Event, set[str]]]) -> None:
    changes = [(event, changed) for event, changed in changes if changed]
    photos.require_undecided([event.id for event, changed in changes if "photo_id" in changed])
    for event, changed in changes:
        event.revision += 1
        if "capacity" in changed:
            session().flush()
            line.promote(event)
    session().flush()
    house_rooms.keep([event for event, changed in changes if changed & {TIMES, "house_room_id"}])
    for event in (event for event, changed in changes if TIMES in changed):
        event_rooms.move_room(event)
        reminders.plan(event, queries.list_going(event.id))
    telling.tell("events.changed", [event for event, changed in changes if changed & {TIMES, "place"}])


def _minutes(changes: Mapping[str, Any]) -> int:
    return int((changes["ends_at"] - changes["starts_at"]).total_seconds() // 60)
