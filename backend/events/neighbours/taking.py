"""Relying on two communities being neighbours until a unit of work ends."""

from sqlalchemy import update

from backend.core.db import session
from backend.core.errors import NotFound

from .models import Neighbours
from .queries import of


def take_turn(one_id: str, other_id: str) -> Neighbours | None:
    """What two communities are to each other, ours alone until the unit of work ends."""
    raised = update(Neighbours).where(of(one_id, other_id)).values(turn=Neighbours.turn + 1).returning(Neighbours)
    return session().scalar(raised, execution_options={"populate_existing": True})


def require_neighbours(one_id: str, other_id: str) -> None:
    """Both agreed, and neither can part before this unit of work ends; raises NotFound."""
    row = take_turn(one_id, other_id)
    if row is None or row.agreed_at is None:
        raise NotFound
