"""Who sees ideas, who has them, and who answers."""

from collections.abc import Collection

from backend.core.actor import Actor
from backend.core.errors import Forbidden, NotFound

from .models import Comment, Idea

TAKE_PART, ANSWER, NAME = "events.take_part", "crew.answer", "crew.name"


def require_reader(actor: Actor) -> None:
    """Youths, and adults with a task; raises Forbidden."""
    if not actor.capabilities:
        raise Forbidden


def can_see(actor: Actor, idea: Idea, blocked: Collection[str]) -> bool:
    """Everybody in the community, but not across a block; adults who answer for the board see all of it."""
    here = actor.community_id == idea.community_id and idea.gone_at is None
    return here and bool(actor.capabilities) and (actor.is_adult or idea.author_id not in blocked)


def can_answer(actor: Actor, idea: Idea, *, is_member: bool) -> bool:
    """Organisers, coordinators and the youths of the crew, but nobody answers themself."""
    return idea.author_id != actor.id and (actor.can(ANSWER) or (is_member and actor.can(TAKE_PART)))


def require_seen(actor: Actor, idea: Idea | None, blocked: Collection[str]) -> Idea:
    """`idea`, if it exists for this actor; raises NotFound."""
    if idea is None or not can_see(actor, idea, blocked):
        raise NotFound
    return idea


def require_own(actor: Actor, idea: Idea | None) -> Idea:
    """`idea`, if this actor had it; raises NotFound."""
    if idea is None or idea.author_id != actor.id or idea.gone_at is not None or not actor.can(TAKE_PART):
        raise NotFound
    return idea


def require_own_comment(actor: Actor, comment: Comment | None) -> Comment:
    """`comment`, if this actor wrote it; raises NotFound."""
    if comment is None or comment.author_id != actor.id:
        raise NotFound
    return comment
