"""Use cases: asking somebody to host too, answering, and stopping."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete

from backend.accounts import queries as accounts
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.events import event_rooms, line, occurrences
from backend.events import queries as events
from backend.events.models import Event
from backend.events.neighbours.queries import list_neighbours
from backend.events.neighbours.taking import require_neighbours
from backend.events.permissions import require_host, require_on
from backend.notifications import service as notifications

from . import queries, visits
from .errors import SharedAlready, TooManyHosts
from .models import MOST, CoHost
from .permissions import require_able, require_asked, require_its_organiser


def ask(*, actor: Actor, event_id: str, account_id: str, whole_series: bool = False) -> None:
    """Ask another organiser to host it too, once; asking again changes nothing but how far it goes.

    Of a neighbour, they bring their own youths. Raises NotFound, Forbidden, EventClosed, TooManyHosts, SharedAlready.
    """
    event = require_its_organiser(actor, events.find_event(event_id))
    require_on(event)
    person = accounts.actors_by_id([account_id]).get(account_id)
    barred, near = accounts.list_blocked_either_way(actor.id), list_neighbours(event.community_id)
    able = require_able(event, person, barred=barred, neighbours=near)
    series = occurrences.take_series_of(event)
    line.take_turn(event.id)
    if queries.find(event, account_id):
        return
    if queries.count(event) >= MOST:
        raise TooManyHosts
    about: dict[str, Any] = {"series_id": series.id} if series and whole_series else {"event_id": event.id}
    if able.community_id != event.community_id:
        _require_alone_with(event, able.community_id)
        about["brings_id"] = able.community_id
    session().add(CoHost(account_id=account_id, **about))
    session().flush()
    _tell(account_id, "events.host_asked", event, link="/organise")


def answer(*, actor: Actor, co_host_id: str, says_yes: bool) -> None:
    """Host it from now on, or not; saying the same twice is fine. Raises NotFound, Forbidden, SharedAlready."""
    asked = require_asked(actor, queries.find_by_id(co_host_id))
    ahead = queries.list_events(asked)
    if asked.brings_id and says_yes and ahead:
        require_neighbours(ahead[0].community_id, asked.brings_id)
    if asked.said_yes_at is None and ahead:
        kind = "events.host_yes" if says_yes else "events.host_no"
        _tell(ahead[0].host_id, kind, ahead[0], name=accounts.people_by_id([actor.id])[actor.id].nickname)
    if says_yes:
        _begin(asked, ahead)
    else:
        _end(asked)


def stop(*, actor: Actor, event_id: str, account_id: str) -> None:
    """Host it no longer: one's own word, or the organiser's; doing it twice is fine. Raises NotFound, Forbidden."""
    event = require_host(actor, events.find_event(event_id))
    if account_id != actor.id:
        require_its_organiser(actor, event)
    if found := queries.find(event, account_id):
        _end(found)


def stop_bringing(co_hosts: Sequence[CoHost]) -> None:
    """These no longer host, and the youths they brought no longer come."""
    for co_host in co_hosts:
        _end(co_host)


def _begin(asked: CoHost, ahead: Sequence[Event]) -> None:
    taken = [line.take_turn(event.id) for event in ahead]
    for event in taken if asked.brings_id else ():
        _require_alone_with(event, asked.brings_id)
    is_new, asked.said_yes_at = asked.said_yes_at is None, asked.said_yes_at or clock.now()
    session().flush()
    for event in taken:
        session().expire(event, ["co_hosts"])
        event_rooms.let_host_in(event, asked.account_id, asked.brings_id)
    if asked.brings_id and is_new:
        visits.announce(taken)


def _end(asked: CoHost) -> None:
    brings_id, ahead = asked.brings_id if asked.said_yes_at else None, queries.list_events(asked)
    session().execute(delete(CoHost).where(CoHost.id == asked.id))
    for event in ahead:
        event_rooms.let_host_out(line.take_turn(event.id), asked.account_id, asked.brings_id)
    if brings_id:
        visits.end(ahead, brings_id)


def _require_alone_with(event: Event, guest_id: str | None) -> None:
    """At most one neighbour shares it; raises SharedAlready."""
    if event.guest_id not in (None, guest_id):
        raise SharedAlready


def _tell(account_id: str, kind: str, event: Event, link: str | None = None, **data: str) -> None:
    notifications.notify(
        account_ids=[account_id], kind=kind, data={"title": event.title, **data}, link=link or f"/events/{event.id}"
    )
