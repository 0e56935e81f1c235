"""Reads: one's own CV."""

from backend.core.actor import Actor
from backend.core.db import session

from .models import Cv
from .permissions import require_own


def find_cv(actor: Actor) -> Cv | None:
    """One's own, or None when nothing has been written yet; raises Forbidden."""
    require_own(actor)
    return session().get(Cv, actor.id, populate_existing=True)
