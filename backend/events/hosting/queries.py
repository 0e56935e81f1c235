"""Reads about hosts: of one event, and what one is asked."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, false, func, or_, select

from backend.accounts import queries as accounts
from backend.accounts.models import Account
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.pagination import Page, Window, paginate
from backend.events import queries as events
from backend.events.models import Event, Series
from backend.events.neighbours.queries import list_neighbours, names_of
from backend.events.permissions import require_host

from .models import CoHost
from .permissions import HOST, require_its_organiser


def find(event: Event, account_id: str) -> CoHost | None:
    """What somebody was asked about an event, or about the series it is of."""
    return session().scalar(select(CoHost).where(of(event), CoHost.account_id == account_id).limit(1))


def find_by_id(co_host_id: str) -> CoHost | None:
    """What somebody was asked, whoever asks for it."""
    return session().get(CoHost, co_host_id, populate_existing=True)


def of(event: Event) -> ColumnElement[bool]:
    """The condition of those asked to host an event."""
    series = CoHost.series_id == event.series_id if event.series_id else false()
    return or_(CoHost.event_id == event.id, series)


def list_hosts(actor: Actor, event_id: str, window: Window) -> Page[dict[str, Any]]:
    """Who hosts an event besides its organiser, or was asked, for its hosts. Raises NotFound, Forbidden."""
    event = require_host(actor, events.find_event(event_id))
    page = paginate(select(CoHost).where(of(event)), window, key=[CoHost.asked_at, CoHost.id])
    return page.map(_with_people)


def list_candidates(actor: Actor, event_id: str, window: Window) -> Page[dict[str, Any]]:
    """Organisers who could be asked, with their community where it is a neighbour; raises NotFound, Forbidden."""
    event = require_its_organiser(actor, events.find_event(event_id))
    able = {one.id for one in accounts.list_actors_able_to(event.community_id, HOST)} | _neighbours_of(event)
    able -= accounts.list_blocked_either_way(actor.id) | {event.host_id}
    asked = select(CoHost.account_id).where(of(event))
    free = select(Account).where(Account.id.in_(able), Account.id.not_in(asked))
    page = paginate(free, window, key=[Account.nickname, Account.id])
    return page.map(lambda found: _with_homes(event, found))


def list_asked(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """What this actor is asked to host and has not answered, of what is still to come; raises Forbidden."""
    actor.require(HOST)
    open_ones = select(CoHost).where(CoHost.account_id == actor.id, CoHost.said_yes_at.is_(None), _is_ahead())
    return paginate(open_ones, window, key=[CoHost.asked_at, CoHost.id]).map(_with_events)


def count(event: Event) -> int:
    """How many were asked about an event."""
    return session().scalar(select(func.count()).select_from(CoHost).where(of(event))) or 0


def list_events(co_host: CoHost) -> Sequence[Event]:
    """The events to come that it is about, in the order in which their turns are taken."""
    single = Event.id == co_host.event_id
    about = Event.series_id == co_host.series_id if co_host.series_id else single
    return session().scalars(select(Event).where(about, Event.ends_at > clock.now()).order_by(Event.id)).all()


def list_bringing(event: Event) -> Sequence[CoHost]:
    """Those who bring a neighbour's youths to an event, or to all of its series."""
    return session().scalars(select(CoHost).where(of(event), CoHost.brings_id.is_not(None)).order_by(CoHost.id)).all()


def list_between(one_id: str, other_id: str) -> Sequence[CoHost]:
    """Those of each of two communities who host, or were asked to, for the other."""
    holding = [
        CoHost.event_id.in_(select(Event.id).where(Event.community_id.in_((one_id, other_id)))),
        CoHost.series_id.in_(select(Series.id).where(Series.community_id.in_((one_id, other_id)))),
    ]
    between = (CoHost.brings_id.in_((one_id, other_id)), or_(*(func.coalesce(one, false()) for one in holding)))
    return session().scalars(select(CoHost).where(*between).order_by(CoHost.id)).all()


def list_brought_by(account_id: str) -> Sequence[CoHost]:
    """Where somebody brings the youths of their community."""
    theirs = (CoHost.account_id == account_id, CoHost.brings_id.is_not(None))
    return session().scalars(select(CoHost).where(*theirs).order_by(CoHost.id)).all()


def _neighbours_of(event: Event) -> set[str]:
    """Adult organisers of the neighbours it could be shared with."""
    near = list_neighbours(event.community_id)
    shared = {event.guest_id} & near if event.guest_id else near
    return {one.id for each in shared for one in accounts.list_actors_able_to(each, HOST) if one.is_adult}


def _with_homes(event: Event, found: Sequence[Account]) -> list[dict[str, Any]]:
    names = names_of({one.community_id for one in found} - {event.community_id})
    return [{"person": one, "community": names.get(one.community_id)} for one in found]


def _is_ahead() -> ColumnElement[bool]:
    shown = (Event.ends_at > clock.now(), Event.status.in_(("open", "in_review")))
    return or_(
        CoHost.event_id.in_(select(Event.id).where(*shown)),
        CoHost.series_id.in_(select(Event.series_id).where(*shown)),
    )


def _with_people(found: Sequence[CoHost]) -> list[dict[str, Any]]:
    people = accounts.people_by_id(one.account_id for one in found)
    names = names_of({one.brings_id for one in found if one.brings_id})
    return [
        {
            "community": names.get(one.brings_id or ""),
            "person": people[one.account_id],
            "said_yes": one.said_yes_at is not None,
            "whole_series": one.series_id is not None,
        }
        for one in found
    ]


def _with_events(found: Sequence[CoHost]) -> list[dict[str, Any]]:
    soonest = _soonest(found)
    hosts = accounts.people_by_id(event.host_id for event in soonest.values())
    names = names_of({event.community_id for event in soonest.values()})
    about = [(one, soonest[one.event_id or one.series_id or ""]) for one in found]
    return [
        {
            "id": one.id,
            "event_id": event.id,
            "title": event.title,
            "starts_at": event.starts_at,
            "whole_series": one.series_id is not None,
            "description": event.description,
            "community": names[event.community_id] if one.brings_id else None,
            "organiser": hosts[event.host_id],
        }
        for one, event in about
    ]


def _soonest(found: Sequence[CoHost]) -> Mapping[str, Event]:
    """By event or series, the next of what each is about."""
    single = [one.event_id for one in found if one.event_id]
    series = [one.series_id for one in found if one.series_id]
    about = or_(Event.id.in_(single), Event.series_id.in_(select(Series.id).where(Series.id.in_(series))))
    ahead = select(Event).where(about, Event.ends_at > clock.now(), Event.status.in_(("open", "in_review")))
    soonest: dict[str, Event] = {}
    for event in session().scalars(ahead.order_by(Event.starts_at, Event.id)):
        for key in (event.id, event.series_id or ""):
            soonest.setdefault(key, event)
    return soonest
