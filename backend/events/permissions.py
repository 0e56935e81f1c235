"""Who may see an event, go to it, and run it."""

from collections.abc import Iterable

from backend.core.actor import Actor
from backend.core.errors import Forbidden, NotFound

from .errors import EventClosed, NoAdult
from .models import SHOWN, Event, Series, band_bit

# The bands of those for whom an adult answers wherever they go.
UNDER_AGE = band_bit("13-14") | band_bit("15-17")
STAFF = ("events.organise", "moderation.work", "moderation.oversee")


def fits(actor: Actor, event: Event) -> bool:
    """Whether the event is for people like this: of a community it is open to, of the right age, and let in."""
    return (
        actor.can("events.take_part")
        and bool(event.bands & band_bit(actor.age_band))
        and event.is_open_to(actor.community_id)
    )


def can_see(actor: Actor, event: Event) -> bool:
    """What you may not attend does not exist for you; adults in a role see all that is open to their community."""
    if event.status not in SHOWN:
        return event.status != "hidden" and actor.id in event.host_ids
    if not event.is_open_to(actor.community_id):
        return False
    return bool(actor.capabilities) if actor.is_adult else fits(actor, event)


def can_see_place(actor: Actor, *, going: bool) -> bool:
    """Where it is, is for those who come and for those who answer for it."""
    return going or any(actor.can(capability) for capability in STAFF)


def can_run(actor: Actor, event: Event) -> bool:
    """Only its organiser and those of their community who host it too change or cancel an event."""
    return can_host(actor, event) and actor.community_id == event.community_id


def can_host(actor: Actor, event: Event) -> bool:
    """Whoever runs it, and whoever of a neighbour comes along with their own."""
    return actor.can("events.organise") and actor.id in event.host_ids


def require_seen(actor: Actor, event: Event | None) -> Event:
    """`event`, if it exists for this actor; raises NotFound."""
    if event is None or not can_see(actor, event):
        raise NotFound
    return event


def require_fit(actor: Actor, event: Event | None) -> Event:
    """`event`, if this actor may go to it; raises NotFound, or Forbidden for an adult who can only look."""
    seen = require_seen(actor, event)
    if not fits(actor, seen):
        raise Forbidden
    return seen


def require_run(actor: Actor, event: Event | None) -> Event:
    """`event`, if it is this actor's to change; raises NotFound or Forbidden."""
    seen = require_seen(actor, event)
    if not can_run(actor, seen):
        raise Forbidden
    return seen


def require_host(actor: Actor, event: Event | None) -> Event:
    """`event`, if this actor is one of its hosts; raises NotFound or Forbidden."""
    seen = require_seen(actor, event)
    if not can_host(actor, seen):
        raise Forbidden
    return seen


def require_runs(actor: Actor, series: Series | None) -> Series:
    """`series`, if it is this actor's; raises NotFound."""
    if series is None or series.host_id != actor.id or not actor.can("events.organise"):
        raise NotFound
    return series


def require_on(event: Event) -> None:
    """Something can still be changed about it; raises EventClosed."""
    if event.status != "open" or event.is_over:
        raise EventClosed


def require_cover(actor: Actor, event: Event, hosts: Iterable[Actor]) -> None:
    """Nobody under eighteen signs up where no screened adult of their own stands at the door today; raises NoAdult."""
    own = (host for host in hosts if host.community_id == actor.community_id)
    screened = (host for host in own if host.is_adult and host.can("events.organise"))
    if event.bands & UNDER_AGE and not any(screened):
        raise NoAdult
