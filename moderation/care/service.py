"""Use cases: how somebody's own load is, and taking a break."""

from dataclasses import dataclass

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from moderation.permissions import require_moderator
from moderation.roster.models import MODERATOR
from moderation.roster.queries import list_on_shift

from . import queries
from .models import Pause

BREAK_MINUTES, HEAVY_BEFORE_BREAK, MOST_CRITICAL = 10, 3, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What somebody has carried on this shift, and what is offered them for it."""

    heavy: int
    critical: int
    offer_break: bool
    offer_debrief: bool
    had_enough: bool
    break_minutes: int = BREAK_MINUTES


def look_after(*, actor: Actor) -> Load:
    """The actor's own load, which nobody else can ask for; raises Forbidden."""
    require_moderator(actor)
    began = queries.shift_began(actor)
    last = queries.find_last_pause(actor.id)
    since = max(began, last.began_at) if last else began
    heavy = queries.count_worked(actor.id, since, urgency=queries.HEAVY)
    critical = queries.count_worked(actor.id, began, urgency=queries.CRITICAL)
    return Load(
        heavy=heavy,
        critical=critical,
        offer_break=heavy >= HEAVY_BEFORE_BREAK,
        offer_debrief=queries.count_worked(actor.id, since, urgency=queries.CRITICAL) > 0,
        had_enough=critical >= MOST_CRITICAL and _others_watch(actor),
    )


def pause(*, actor: Actor, kind: str) -> Load:
    """Take a break, say that one has talked it over, or that it is not now; raises Forbidden."""
    require_moderator(actor)
    session().add(Pause(account_id=actor.id, kind=kind))
    session().flush()
    return look_after(actor=actor)


def _others_watch(actor: Actor) -> bool:
    return bool(set(list_on_shift(actor.community_id, MODERATOR, clock.now())) - {actor.id})
