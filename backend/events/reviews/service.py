"""Use cases: asking for a look, looking, taking back what waits, and beginning anew with somebody."""

from collections.abc import Sequence

from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from backend.accounts import queries as accounts
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Conflict, Invalid
from backend.events import house_rooms, line, occurrences
from backend.events import queries as events
from backend.events.errors import EventClosed
from backend.events.event_rooms import open_room
from backend.events.models import Event, Series
from backend.events.permissions import require_run
from backend.notifications import service as notifications
from moderation import audit

from . import queries
from .models import Organiser, Review
from .permissions import require_reviewable

DESK = "/moderation?events"


def ask(event: Event) -> None:
    """Tell those who look that something new waits for them."""
    _tell_reviewers(event, "events.to_look_at")


def tell_changed(event: Event) -> None:
    """Tell those who look that somebody still new has changed the words of what they found good."""
    if not queries.is_known(event.host_id):
        _tell_reviewers(event, "events.look_again", link=f"/events/{event.id}")


def review_event(*, actor: Actor, event_id: str, approves: bool, reason: str | None = None) -> Event:
    """Show an event, with it all of its series, or give it back with a reason; saying the same twice is fine.

    Its organiser is told. Raises Invalid without a reason for giving it back, EventClosed where showing it comes too
    late, Conflict when it no longer waits, NotFound, Forbidden.
    """
    barred = accounts.list_blocked_either_way(actor.id)
    event = require_reviewable(actor, events.find_event(event_id), barred)
    if not approves and not reason:
        raise Invalid(errors={"reason": ["Missing data for required field."]})
    series, waiting = _take(event)
    if event.status != "in_review":
        return _require_said(event, approves=approves)
    if approves:
        _show(event, series, waiting)
    else:
        _give_back(event, series, waiting, reason)
    session().add(Review(event_id=event.id, reviewer_id=actor.id, approves=approves, reason=reason))
    session().flush()
    _answer(event, approves=approves)
    audit.record(actor_id=actor.id, action=f"event.{'approved' if approves else 'returned'}", subject=event.id)
    return event


def withdraw(*, actor: Actor, event_id: str) -> Event:
    """Take back what waits for a look; its words stay with its organiser. Raises EventClosed, NotFound, Forbidden."""
    event = require_run(actor, events.find_event(event_id))
    series, waiting = _take(event)
    if event.status == "in_review":
        _give_back(event, series, waiting, None)
    elif event.status != "returned":
        raise EventClosed
    return event


def begin_anew(account_id: str) -> None:
    """A moderator took something of theirs away: the next of theirs are looked at again."""
    session().execute(update(Organiser).where(Organiser.account_id == account_id).values(approved=0))


def tell_late() -> int:
    """Tell the coordinators of what has waited for more than a day, once each; returns how many wait."""
    late = queries.list_late()
    for event in late:
        able = accounts.list_actors_able_to(event.community_id, "moderation.oversee")
        notifications.notify(
            account_ids={actor.id for actor in able} - {event.host_id},
            kind="events.look_late",
            link=DESK,
            cause=f"{event.id}:look_late",
        )
    return len(late)


def _take(event: Event) -> tuple[Series | None, Sequence[Event]]:
    """The series of an event and all that waits with it, ours alone."""
    series = occurrences.take_series_of(event)
    if series is None:
        return None, [line.take_turn(event.id)]
    return series, [line.take_turn(each.id) for each in occurrences.list_from(series, series.first)]


def _require_said(event: Event, *, approves: bool) -> Event:
    last = queries.find_last(event.id)
    if last is None or last.approves != approves:
        raise Conflict
    return event


def _show(event: Event, series: Series | None, waiting: Sequence[Event]) -> None:
    if all(each.is_over for each in waiting):
        raise EventClosed
    for each in waiting:
        each.status = "open"
    session().flush()
    if series is None:
        open_room(event)
    else:
        series.status = "open"
        occurrences.fill(series)
    _count(event.host_id)


def _give_back(event: Event, series: Series | None, waiting: Sequence[Event], reason: str | None) -> None:
    """Leave one of them with its words; the others said the same and nobody ever saw them."""
    event.status, event.returned_because = "returned", reason
    if series is not None:
        series.status = "returned"
    session().flush()
    house_rooms.give_back([each.id for each in waiting])
    others = [each.id for each in waiting if each.id != event.id]
    session().execute(delete(Event).where(Event.id.in_(others)))


def _count(account_id: str) -> None:
    more = update(Organiser).where(Organiser.account_id == account_id).values(approved=Organiser.approved + 1)
    if session().scalar(more.returning(Organiser.account_id)) is not None:
        return
    try:
        with session().begin_nested():
            session().add(Organiser(account_id=account_id, approved=1))
    except IntegrityError:
        session().execute(more)


def _answer(event: Event, *, approves: bool) -> None:
    notifications.notify(
        account_ids=[event.host_id],
        kind="events.approved" if approves else "events.returned",
        data={"title": event.title},
        link=f"/events/{event.id}" if approves else "/organise",
    )


def _tell_reviewers(event: Event, kind: str, link: str = DESK) -> None:
    barred = accounts.list_blocked_either_way(event.host_id) | {event.host_id}
    notifications.notify(account_ids=queries.list_reviewers(event.community_id, besides=barred), kind=kind, link=link)
