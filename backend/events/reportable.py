"""What a moderator sees of a reported event, and can do about it."""

from backend.accounts import queries as accounts
from backend.core.actor import Actor
from backend.core.errors import NotFound
from moderation.kinds import ReportableKind, Snapshot

from . import queries, service
from .models import Event
from .permissions import require_seen


def snapshot(actor: Actor, event_id: str) -> Snapshot:
    """The event as it stands, for somebody who may see it; raises NotFound."""
    return _snapshot(require_seen(actor, queries.find_event(event_id)))


def freeze(event_id: str) -> Snapshot:
    """The event as it stands; raises NotFound."""
    event = queries.find_event(event_id)
    if event is None:
        raise NotFound
    return _snapshot(event)


def hide(event_id: str, _moderator_id: str) -> None:
    """Take the event off the list, and tell those who were coming that it is off."""
    service.hide_event(event_id=event_id)


def _snapshot(event: Event) -> Snapshot:
    host = accounts.people_by_id([event.host_id])[event.host_id]
    feel = (event.first_ten_minutes, event.who_is_there, event.leaving_early)
    return Snapshot(
        community_id=event.community_id,
        author_id=event.host_id,
        author=host.nickname,
        text="\n\n".join((event.title, event.description, event.place, *feel)),
        parties=frozenset({event.host_id}),
    )


KINDS = (ReportableKind(name="events.event", snapshot=snapshot, freeze=freeze, actions={"hide": hide}),)
