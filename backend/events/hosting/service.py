"""Use cases: asking somebody to host too, answering, and stopping."""

from collections.abc import Sequence

from sqlalchemy import delete

from backend.accounts import queries as accounts
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.events import event_rooms, line, occurrences
from backend.events import queries as events
from backend.events.models import Event
from backend.events.permissions import require_on, require_run
from backend.notifications import service as notifications

from . import queries
from .errors import TooManyHosts
from .models import MOST, CoHost
from .permissions import require_able, require_asked, require_its_organiser


def ask(*, actor: Actor, event_id: str, account_id: str, whole_series: bool = False) -> None:
    """Ask another organiser to host it too, once; asking again changes nothing but how far it goes.

    Raises NotFound, Forbidden, EventClosed, TooManyHosts.
    """
    event = require_its_organiser(actor, events.find_event(event_id))
    require_on(event)
    person = accounts.actors_by_id([account_id]).get(account_id)
    require_able(event, person, accounts.list_blocked_either_way(actor.id))
    series = occurrences.take_series_of(event)
    line.take_turn(event.id)
    if queries.find(event, account_id):
        return
    if queries.count(event) >= MOST:
        raise TooManyHosts
    about = {"series_id": series.id} if series and whole_series else {"event_id": event.id}
    session().add(CoHost(account_id=account_id, **about))
    session().flush()
    _tell(account_id, "events.host_asked", event, link="/organise")


def answer(*, actor: Actor, co_host_id: str, says_yes: bool) -> None:
    """Host it from now on, or not; saying the same twice is fine. Raises NotFound, Forbidden."""
    asked = require_asked(actor, queries.find_by_id(co_host_id))
    ahead = queries.list_events(asked)
    if asked.said_yes_at is None and ahead:
        kind = "events.host_yes" if says_yes else "events.host_no"
        _tell(ahead[0].host_id, kind, ahead[0], name=accounts.people_by_id([actor.id])[actor.id].nickname)
    if says_yes:
        _begin(asked, ahead)
    else:
        _end(asked)


def stop(*, actor: Actor, event_id: str, account_id: str) -> None:
    """Host it no longer: one's own word, or the organiser's; doing it twice is fine. Raises NotFound, Forbidden."""
    event = require_run(actor, events.find_event(event_id))
    if account_id != actor.id:
        require_its_organiser(actor, event)
    if found := queries.find(event, account_id):
        _end(found)


def _begin(asked: CoHost, ahead: Sequence[Event]) -> None:
    asked.said_yes_at = asked.said_yes_at or clock.now()
    session().flush()
    for event in ahead:
        event_rooms.let_host_in(line.take_turn(event.id), asked.account_id)


def _end(asked: CoHost) -> None:
    session().execute(delete(CoHost).where(CoHost.id == asked.id))
    for event in queries.list_events(asked):
        event_rooms.let_host_out(event, asked.account_id)


def _tell(account_id: str, kind: str, event: Event, link: str | None = None, **data: str) -> None:
    notifications.notify(
        account_ids=[account_id], kind=kind, data={"title": event.title, **data}, link=link or f"/events/{event.id}"
    )
