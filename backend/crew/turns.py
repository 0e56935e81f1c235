"""One after the other at the same idea."""

from sqlalchemy import ColumnElement, update

from backend.core.db import session

from .models import Idea


def take_turn(idea_id: str, *only: ColumnElement[bool]) -> bool:
    """Make all others who change this idea wait until our unit of work ends; False where it is not as `only` says."""
    ours = update(Idea).where(Idea.id == idea_id, Idea.gone_at.is_(None), *only).values(turn=Idea.turn + 1)
    return session().scalar(ours.returning(Idea.id)) is not None
