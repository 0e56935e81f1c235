"""Who may see a CV: whoever it is about, and nobody else."""

from backend.core.actor import Actor

SEEK = "jobhelp.take_part"


def require_own(actor: Actor) -> None:
    """Raises Forbidden for whoever looks for no job here."""
    actor.require(SEEK)
