"""Who may look at the rules, and who may change them."""

from backend.core.actor import Actor
from moderation.permissions import OVERSEE, require_overview

__all__ = ["require_changer", "require_overview"]


def require_changer(actor: Actor) -> None:
    """Raise Forbidden unless the actor may put rules in and out of force, or ask for it."""
    actor.require(OVERSEE)
