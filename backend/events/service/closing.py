"""Use cases: calling an event off, or more of its series, and a moderator's taking one away."""

from collections.abc import Sequence

from sqlalchemy import delete, update

from backend.core.actor import Actor
from backend.core.db import session
from backend.events import event_rooms, house_rooms, line, occurrences, queries, telling
from backend.events.models import Event, Series, SignUp
from backend.events.permissions import require_on, require_run
from backend.events.reviews import service as reviews
from moderation.publishing import require_publishable


def cancel_event(*, actor: Actor, event_id: str, reason: str, scope: str = "this") -> Event:
    """Call it off, or with it more of its series, and tell everybody; doing it again changes nothing.

    Of a series, what nobody ever signed up for is forgotten. Raises EventClosed once it is over.
    """
    event = require_run(actor, queries.find_event(event_id))
    require_publishable(actor, {"reason": reason}, room_kind="event")
    series = None if scope == "this" else occurrences.take_series_of(event)
    if series is None:
        _cancel([line.take_turn(event_id)], reason)
    else:
        _cancel_more(event, series, reason, scope)
    return event


def hide_event(*, event_id: str) -> None:
    """Take an event away from everybody: a moderator's decision. Its room closes with it.

    A series repeats its words, so all of it that is to come goes with it.
    """
    event = queries.find_event(event_id)
    hidden = [event_id]
    if event:
        reviews.begin_anew(event.host_id)
    if event and (series := occurrences.take_series_of(event)):
        series.status = "ended"
        hidden = sorted({event_id, *(each.id for each in occurrences.list_ahead(series))})
    _hide([line.take_turn(each) for each in hidden])


def _cancel(events: Sequence[Event], reason: str) -> None:
    still_on = [event for event in events if event.status == "open"]
    for event in still_on:
        require_on(event)
        event.cancel_reason = reason
    telling.tell("events.cancelled", still_on, _close(still_on, "cancelled"))


def _cancel_more(event: Event, series: Series, reason: str, scope: str) -> None:
    ahead = [each for each in occurrences.list_ahead(series) if scope == "all" or each.day >= event.day]
    first = event.day if scope == "following" else min((each.day for each in ahead), default=event.day)
    if series.status == "open":
        occurrences.end(series, first)
    taken = [line.take_turn(each.id) for each in ahead]
    used = queries.list_used([each.id for each in taken]) | {event.id}
    unused = {each.id for each in taken if each.id not in used and each.room_id is None}
    _cancel([each for each in taken if each.id not in unused], reason)
    house_rooms.give_back(list(unused))
    session().execute(delete(Event).where(Event.id.in_(unused), Event.status == "open"))


def _hide(events: Sequence[Event]) -> None:
    people = _close([event for event in events if event.status == "open"], "hidden")
    for event in events:
        event.status = "hidden"
        event_rooms.close_rooms(event)
    session().flush()
    telling.tell_removed(people)


def _close(events: Sequence[Event], status: str) -> telling.Told:
    """Close the line of each; returns who comes or waits, and at which."""
    ids = [event.id for event in events]
    house_rooms.give_back(ids)
    people = queries.list_people_of(ids)
    waiting = (SignUp.event_id.in_(ids), SignUp.status == "waiting")
    session().execute(update(SignUp).where(*waiting).values(status="cancelled"))
    for event in events:
        event.status, event.revision = status, event.revision + 1
    session().flush()
    return people
