"""Who may be the second person."""

from backend.core.actor import Actor
from moderation.permissions import require_overview


def require_second(actor: Actor) -> None:
    """Raise Forbidden unless the actor works cases or answers for those who do."""
    require_overview(actor)
