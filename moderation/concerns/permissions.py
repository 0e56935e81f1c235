"""Who may write a concern, and the few who may read it."""

from sqlalchemy import ColumnElement, true

from backend.core.actor import Actor
from backend.core.errors import Forbidden
from moderation.permissions import OVERSEE
from moderation.roster.permissions import DUTY

from .models import Concern


def require_adult(actor: Actor) -> None:
    """Raise Forbidden for youths; every adult has a duty of their own and asks nobody."""
    if not actor.is_adult:
        raise Forbidden


def is_reviewer(actor: Actor) -> bool:
    """Whether the actor reads every concern of the community."""
    return actor.can(OVERSEE) or actor.can(DUTY)


def is_visible_to(actor: Actor) -> ColumnElement[bool]:
    """True of the actor's own concerns, and of those of the community for its reviewers."""
    own = true() if is_reviewer(actor) else Concern.writer_id == actor.id
    return (Concern.community_id == actor.community_id) & own
