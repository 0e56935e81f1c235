"""Use cases: saying something to an idea, and taking it back."""

from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Forbidden, NotFound
from backend.crew import queries
from backend.crew.models import Comment
from backend.crew.permissions import ANSWER, TAKE_PART, require_own_comment
from backend.crew.turns import take_turn
from moderation.publishing import require_publishable


def comment(*, actor: Actor, idea_id: str, comment_id: str, text: str) -> Comment:
    """Say something under an id the client chose; twice is once. Raises Forbidden, NotFound, NotPublishable."""
    idea = queries.see_idea(actor, idea_id)
    if not (actor.can(TAKE_PART) or actor.can(ANSWER)):
        raise Forbidden
    require_publishable(actor, {"text": text}, room_kind="event")
    take_turn(idea.id)  # so that nobody changes the words it is about
    said = Comment(id=comment_id, idea_id=idea.id, author_id=actor.id, text=text)
    try:
        with session().begin_nested():
            session().add(said)
    except IntegrityError:
        return require_own_comment(actor, queries.find_comment(comment_id))
    return said


def take_back(*, actor: Actor, idea_id: str, comment_id: str) -> None:
    """Take one's own words back; twice is fine. Raises NotFound."""
    said = require_own_comment(actor, queries.find_comment(comment_id))
    if said.idea_id != idea_id:
        raise NotFound
    hide_comment(comment_id=comment_id)


def hide_comment(*, comment_id: str) -> None:
    """Show it to nobody any more; twice is fine."""
    if (said := queries.find_comment(comment_id)) and said.gone_at is None:
        said.gone_at = clock.now()
        session().flush()
