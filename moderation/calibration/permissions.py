"""Who judges examples, and who decides how many there are."""

from backend.core.actor import Actor
from moderation.permissions import OVERSEE, require_moderator, require_overview

__all__ = ["may_see_agreement", "require_changer", "require_moderator", "require_overview"]


def require_changer(actor: Actor) -> None:
    """Raise Forbidden unless the actor decides how many examples there are."""
    actor.require(OVERSEE)


def may_see_agreement(actor: Actor) -> bool:
    """Whether the actor answers for those who judge, and may know how far they agree; never who said what."""
    return actor.can(OVERSEE)
