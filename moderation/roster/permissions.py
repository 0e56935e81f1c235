"""Who may plan shifts and see the roster."""

from backend.core.actor import Actor
from backend.core.errors import Forbidden, NotFound
from moderation.permissions import OVERSEE, WORK

from .models import DUTY as DUTY_SHIFT
from .models import MODERATOR, Shift

DUTY = "moderation.duty"
# What somebody on such a shift must be able to do.
NEEDED = {MODERATOR: WORK, DUTY_SHIFT: DUTY}


def require_on_roster(actor: Actor) -> None:
    """Raise Forbidden unless the actor looks, or plans who does."""
    if not (actor.can(WORK) or actor.can(OVERSEE)):
        raise Forbidden


def require_planner(actor: Actor, account_id: str) -> None:
    """Raise Forbidden unless the actor plans everybody's shifts, or this one is their own."""
    require_on_roster(actor)
    if not (actor.can(OVERSEE) or actor.id == account_id):
        raise Forbidden


def require_own(actor: Actor, shift: Shift) -> None:
    """Raise NotFound unless the shift is the actor's own."""
    if shift.account_id != actor.id:
        raise NotFound
