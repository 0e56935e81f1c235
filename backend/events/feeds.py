"""A person's calendar as other programs read it (RFC 5545).

It lies on shared phones and on servers of others. So it names nobody, says nothing of what people wrote about an event
but its title and place, and not even those where they tell that somebody lives in care.
"""

import hashlib
from collections.abc import Sequence
from datetime import timedelta

import icalendar

from backend.accounts import queries as accounts
from backend.core import clock
from backend.core.actor import Actor
from backend.core.errors import NotFound
from backend.core.telling import tells

from . import queries
from .models import Event
from .permissions import require_seen

KEPT = timedelta(days=30)
REFRESHED = timedelta(hours=1)
TITLE, SUMMARY = {"da": "Aftaler", "en": "Appointments"}, {"da": "Aftale", "en": "Appointment"}


def hash_token(token: str) -> str:
    """What is kept of the secret; it is random enough to need no salt."""
    return hashlib.sha256(b"calendar:" + token.encode()).hexdigest()


def read(token: str) -> bytes:
    """The calendar this secret opens; raises NotFound, also when its owner may no longer take part."""
    feed = queries.find_feed_by_token(hash_token(token))
    if feed is None:
        raise NotFound
    owner = accounts.actors_by_id([feed.account_id]).get(feed.account_id)
    if owner is None or not owner.can("events.take_part"):
        raise NotFound
    events = queries.list_calendar(owner.id, clock.now() - KEPT)
    return write(events, language=owner.language, neutral=feed.neutral, uid=feed.token_hash[:32])


def read_one(actor: Actor, event_id: str, *, neutral: bool) -> bytes:
    """One event as a calendar, for who has a seat at it; raises NotFound."""
    event = require_seen(actor, queries.find_event(event_id))
    place = queries.places_of(actor.id, [event_id]).get(event_id)
    if place is None or place.status != "going":
        raise NotFound
    return write([event], language=actor.language, neutral=neutral, uid=event.id)


def write(events: Sequence[Event], *, language: str, neutral: bool, uid: str) -> bytes:
    """These events as a calendar, which is the same bytes until something changes."""
    calendar = icalendar.Calendar.new(
        prodid="-//calendar//EN",
        uid=uid,
        name=TITLE[language],
        refresh_interval=REFRESHED,
        subcomponents=[_entry(event, SUMMARY[language], neutral=neutral) for event in events],
    )
    content: bytes = calendar.to_ical()
    return content


def _entry(event: Event, appointment: str, *, neutral: bool) -> icalendar.Event:
    hidden = neutral or tells(f"{event.title} {event.place}")
    return icalendar.Event.new(
        uid=event.id,
        stamp=event.created_at,
        sequence=event.revision,
        start=event.starts_at,
        end=event.ends_at,
        summary=appointment if hidden else event.title,
        location=None if hidden else event.place,
        classification=icalendar.CLASS.PRIVATE,
        status=icalendar.STATUS.CANCELLED if event.status == "cancelled" else icalendar.STATUS.CONFIRMED,
    )
