"""Events as the API shows them to one person, in a fixed number of queries."""

from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import func, or_, select

from backend.accounts import queries as accounts
from backend.accounts.models import Account
from backend.chat import queries as chat
from backend.core.actor import Actor
from backend.core.db import session
from backend.events.hosting.models import CoHost
from backend.events.models import Event, Series, SignUp
from backend.events.neighbours.queries import names_of
from backend.events.permissions import can_see_place
from backend.events.photos.models import Photo
from backend.events.queries.sign_ups import Place, places_of
from backend.events.recurrence import pace_of

_FEEL = ("first_ten_minutes", "sound", "who_is_there", "leaving_early")
_PLAIN = (
    "id",
    "title",
    "description",
    "category",
    "picture",
    "starts_at",
    "ends_at",
    "capacity",
    "cancel_reason",
    "series_id",
)


def describe(actor: Actor, events: Sequence[Event]) -> list[dict[str, Any]]:
    """Events as the API shows them to this actor, in a fixed number of queries."""
    event_ids = [event.id for event in events]
    co_hosts = _co_hosts_of(events)
    hosts = accounts.people_by_id(
        [*(event.host_id for event in events), *(one.account_id for one in chain(*co_hosts.values()))]
    )
    mine, waiting, paces = places_of(actor.id, event_ids), _count_waiting(event_ids), _paces_of(events)
    photos, names = _photos_of(events), _names_of_two(events, co_hosts)
    rooms = _rooms_for(actor, events)
    return [
        {
            **_described(
                actor,
                event,
                [hosts[one] for one in (event.host_id, *(one.account_id for one in co_hosts[event.id]))],
                mine.get(event.id),
                rooms.get(event.id),
            ),
            "communities": names.get(event.id, []),
            "is_visit": event.community_id != actor.community_id,
            "waiting": waiting.get(event.id, 0),
            "repeats": paces.get(event.series_id or ""),
            "photo": photos.get(event.photo_id or ""),
        }
        for event in events
    ]


def _described(
    actor: Actor, event: Event, hosts: Sequence[Account], mine: Place | None, room_id: str | None
) -> dict[str, Any]:
    going = mine is not None and mine.status == "going"
    sees_place = can_see_place(actor, going=going)
    return {
        **{name: getattr(event, name) for name in (*_PLAIN, "languages", "guests_welcome", "age_bands")},
        "place": event.place if sees_place else None,
        "house_room_id": event.house_room_id if sees_place else None,
        "going": event.taken,
        "status": "past" if event.status == "open" and event.is_over else event.status,
        "feel": {name: getattr(event, name) for name in _FEEL},
        "host": hosts[0],
        "co_hosts": hosts[1:],
        "mine": mine,
        "room_id": room_id if going or actor.id in {host.id for host in hosts} else None,
    }


def _paces_of(events: Sequence[Event]) -> Mapping[str, str]:
    """By series, how often it happens."""
    ids = {event.series_id for event in events if event.series_id}
    rows = session().execute(select(Series.id, Series.rule).where(Series.id.in_(ids)))
    return {series_id: pace_of(rule) for series_id, rule in rows}


def _co_hosts_of(events: Sequence[Event]) -> Mapping[str, list[CoHost]]:
    """By event, who hosts it besides its organiser, those who said yes first."""
    ids, series = [event.id for event in events], {event.series_id for event in events if event.series_id}
    theirs = select(CoHost).where(or_(CoHost.event_id.in_(ids), CoHost.series_id.in_(series)))
    found = session().scalars(theirs.where(CoHost.said_yes_at.is_not(None)).order_by(CoHost.said_yes_at)).all()
    return {
        event.id: [one for one in found if (one.event_id or one.series_id) in (event.id, event.series_id)]
        for event in events
    }


def _names_of_two(events: Sequence[Event], co_hosts: Mapping[str, Sequence[CoHost]]) -> Mapping[str, list[str]]:
    """What the two communities of an event are called, the one that holds it first; nothing where one is alone."""
    guests = {event.id: next((one.brings_id for one in co_hosts[event.id] if one.brings_id), None) for event in events}
    two = {event.id: [event.community_id, guest] for event in events if (guest := guests[event.id])}
    names = names_of(set(chain(*two.values())))
    return {event_id: [names[one] for one in both] for event_id, both in two.items()}


def _rooms_for(actor: Actor, events: Sequence[Event]) -> Mapping[str, str | None]:
    """By event, the room the actor's community has of it."""
    visits = [event.id for event in events if event.community_id != actor.community_id]
    theirs = chat.rooms_of_events(visits) if visits else {}
    own = {event.id: event.room_id for event in events}
    return {**own, **{event_id: theirs.get((event_id, actor.community_id)) for event_id in visits}}


def _photos_of(events: Sequence[Event]) -> Mapping[str, Photo]:
    ids = {event.photo_id for event in events if event.photo_id}
    return {photo.id: photo for photo in session().scalars(select(Photo).where(Photo.id.in_(ids)))} if ids else {}


def _count_waiting(event_ids: Collection[str]) -> Mapping[str, int]:
    rows = session().execute(
        select(SignUp.event_id, func.sum(SignUp.seats))
        .where(SignUp.event_id.in_(event_ids), SignUp.status == "waiting")
        .group_by(SignUp.event_id)
    )
    return dict(rows.all())
