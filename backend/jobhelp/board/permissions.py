"""Who may see a board: whoever it belongs to, and nobody else."""

from backend.core.actor import Actor
from backend.core.errors import NotFound

from .models import Application

SEEK = "jobhelp.take_part"


def require_own(actor: Actor) -> None:
    """Raises Forbidden for whoever looks for no job here."""
    actor.require(SEEK)


def require_application(actor: Actor, application: Application | None) -> Application:
    """`application`, if it is this actor's; raises NotFound, and Forbidden for whoever looks for no job here."""
    require_own(actor)
    if application is None or application.account_id != actor.id:
        raise NotFound
    return application
