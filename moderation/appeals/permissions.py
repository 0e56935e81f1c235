"""Who may look at a decision again: anybody else who may work the case."""

from sqlalchemy import ColumnElement, and_, or_

from backend.core.actor import Actor
from moderation.models import Decision
from moderation.permissions import is_visible_to, require_overview


def require_reviewer(actor: Actor) -> None:
    """Raise Forbidden unless the actor works cases or answers for those who do."""
    require_overview(actor)


def is_open_to(actor: Actor) -> ColumnElement[bool]:
    """True of decisions somebody else made, and another seconded, in cases the actor has no part in."""
    others = or_(Decision.seconded_by_id.is_(None), Decision.seconded_by_id != actor.id)
    return and_(is_visible_to(actor), Decision.moderator_id != actor.id, others)
