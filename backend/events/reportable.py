"""What a moderator sees of a reported event, and can do about it."""

from dataclasses import replace
from typing import Any

from backend.accounts import queries as accounts
from backend.core.actor import Actor
from backend.core.clock import rfc3339
from backend.core.errors import NotFound
from moderation.kinds import ReportableKind, Snapshot

from . import queries, service
from .hosting import queries as hosts
from .hosting import service as hosting
from .hosting import visits
from .models import Event
from .permissions import require_seen
from .photos import photo_files
from .photos.queries import find_photo
from .photos.service import EVENT_KIND

VISIT_KIND = "events.visit"


def snapshot(actor: Actor, event_id: str) -> Snapshot:
    """The event as it stands, for somebody who may see it; raises NotFound."""
    event = require_seen(actor, queries.find_event(event_id))
    if actor.community_id != event.community_id:
        raise NotFound
    return _snapshot(event)


def freeze(event_id: str) -> Snapshot:
    """The event as it stands; raises NotFound."""
    event = queries.find_event(event_id)
    if event is None:
        raise NotFound
    return _snapshot(event)


def hide(event_id: str, _moderator_id: str) -> None:
    """Take the event off the list, and tell those who were coming that it is off."""
    service.hide_event(event_id=event_id)


def visit_snapshot(actor: Actor, event_id: str) -> Snapshot:
    """An event of a neighbour, for somebody it is open to; raises NotFound."""
    event = require_seen(actor, queries.find_event(event_id))
    if actor.community_id != event.guest_id:
        raise NotFound
    return visit_freeze(event.id)


def visit_freeze(event_id: str) -> Snapshot:
    """An event of a neighbour, for the moderators of those who visit: its author is not theirs to judge."""
    event = queries.find_event(event_id)
    if event is None or event.guest_id is None:
        raise NotFound
    return replace(_snapshot(event), community_id=event.guest_id, author_id=None)


def end_visit(event_id: str, _moderator_id: str) -> None:
    """Nobody of the neighbour comes any more, to it or to the rest of its series; the other side is told that much."""
    event = queries.find_event(event_id)
    if event and (guest_id := event.guest_id):
        hosting.stop_bringing(hosts.list_bringing(event))
        visits.warn(event, guest_id)


def _snapshot(event: Event) -> Snapshot:
    host = accounts.people_by_id([event.host_id])[event.host_id]
    feel = (event.first_ten_minutes, event.who_is_there, event.leaving_early)
    text = "\n\n".join((event.title, event.description, event.place, *feel))
    return Snapshot(
        community_id=event.community_id,
        author_id=event.host_id,
        author=host.nickname,
        text=text,
        context=_with_photo(event, host.nickname, text),
        parties=frozenset(event.host_ids),
    )


def _with_photo(event: Event, author: str, text: str) -> list[dict[str, Any]]:
    photo = find_photo(event.photo_id) if event.photo_id else None
    if photo is None:
        return []
    sent_at = rfc3339(photo.created_at)
    return [{"author": author, "text": text, "sent_at": sent_at, "is_subject": True, "picture": {"alt": photo.alt}}]


def _photo(event_id: str) -> bytes | None:
    event = queries.find_event(event_id)
    return photo_files.find(event.photo_id, "full") if event and event.photo_id else None


KINDS = (
    ReportableKind(name=EVENT_KIND, snapshot=snapshot, freeze=freeze, actions={"hide": hide}, picture=_photo),
    ReportableKind(
        name=VISIT_KIND,
        snapshot=visit_snapshot,
        freeze=visit_freeze,
        actions={"hide": end_visit},
        picture=_photo,
    ),
)
