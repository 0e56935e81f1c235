"""Who keeps the money, and who sees where it went."""

from backend.core.actor import Actor
from backend.core.errors import Forbidden, NotFound

from .models import POTS

KEEP = "ledger.keep"


def can_read(actor: Actor, pot: str) -> bool:
    """Everybody in the house sees what its crew spends; who travels for how much is for who keeps the money."""
    return actor.can(KEEP) or (pot == "crew" and bool(actor.capabilities))


def require_reader(actor: Actor, pot: str) -> None:
    """Raises Forbidden, and NotFound for a pot there is none of."""
    require_pot(pot)
    if not can_read(actor, pot):
        raise Forbidden


def require_pot(pot: str) -> None:
    """Raises NotFound where there is none of that name."""
    if pot not in POTS:
        raise NotFound
