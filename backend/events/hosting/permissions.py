"""Who may ask whom to host, and who hosts."""

from collections.abc import Collection

from backend.core.actor import Actor
from backend.core.errors import Forbidden, NotFound
from backend.events.models import Event
from backend.events.permissions import require_run

from .models import CoHost

HOST = "events.organise"


def require_its_organiser(actor: Actor, event: Event | None) -> Event:
    """`event`, if this actor posted it: only they ask others. Raises NotFound, Forbidden."""
    run = require_run(actor, event)
    if run.host_id != actor.id:
        raise Forbidden
    return run


def require_able(event: Event, person: Actor | None, *, barred: Collection[str], neighbours: Collection[str]) -> Actor:
    """Somebody who could host it: an organiser of its community, or an adult one of a neighbour, without a block.

    Raises NotFound.
    """
    if person is None or not person.can(HOST):
        raise NotFound
    if person.community_id != event.community_id and not (person.is_adult and person.community_id in neighbours):
        raise NotFound
    if person.id == event.host_id or person.id in barred:
        raise NotFound
    return person


def require_asked(actor: Actor, asked: CoHost | None) -> CoHost:
    """What this actor was asked, while they may host; raises NotFound, Forbidden."""
    actor.require(HOST)
    if asked is None or asked.account_id != actor.id:
        raise NotFound
    return asked
