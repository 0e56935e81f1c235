"""Use cases: having an idea, saying it otherwise, and taking it back."""

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import delete, exists, func, select
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.crew import queries
from backend.crew.errors import IdeaStands, TooManyIdeas
from backend.crew.models import Comment, Idea, Vote
from backend.crew.permissions import TAKE_PART, require_own
from backend.crew.turns import take_turn
from moderation.publishing import require_publishable

VOTING, ANSWERED_WITHIN = timedelta(days=10), timedelta(days=14)
MOST_WAITING = 10


def put_idea(*, actor: Actor, idea_id: str, texts: Mapping[str, str]) -> Idea:
    """Have an idea under an id the client chose, or say it otherwise while nobody has replied; twice is once.

    Raises Forbidden, NotFound for somebody else's, IdeaStands, TooManyIdeas, NotPublishable.
    """
    actor.require(TAKE_PART)
    require_publishable(actor, texts, room_kind="event")
    found = queries.find_idea(idea_id)
    return _add(actor, idea_id, texts) if found is None else _reword(require_own(actor, found), texts)


def withdraw(*, actor: Actor, idea_id: str) -> None:
    """Take an own idea off the board, with its votes; raises NotFound."""
    take_away(require_own(actor, queries.find_idea(idea_id)))


def hide_idea(*, idea_id: str) -> None:
    """Take an idea off the board whoever had it; doing it twice is fine."""
    if (idea := queries.find_idea(idea_id)) and idea.gone_at is None:
        take_away(idea)


def take_away(idea: Idea) -> None:
    """Off the board, and nobody's vote is kept."""
    idea.gone_at = clock.now()
    session().execute(delete(Vote).where(Vote.idea_id == idea.id))
    session().flush()


def _add(actor: Actor, idea_id: str, texts: Mapping[str, str]) -> Idea:
    waiting = select(func.count()).where(Idea.author_id == actor.id, Idea.answered_at.is_(None), Idea.gone_at.is_(None))
    if (session().scalar(waiting) or 0) >= MOST_WAITING:
        raise TooManyIdeas
    now = clock.now()
    idea = Idea(
        id=idea_id,
        community_id=actor.community_id,
        author_id=actor.id,
        votes_until=now + VOTING,
        answer_by=now + ANSWERED_WITHIN,
        **texts,
    )
    try:
        with session().begin_nested():
            session().add(idea)
    except IntegrityError:  # the same, pressed twice
        return require_own(actor, session().get(Idea, idea_id, populate_existing=True))
    return idea


def _reword(idea: Idea, texts: Mapping[str, str]) -> Idea:
    if {name: getattr(idea, name) for name in texts} == dict(texts):
        return idea
    # Whoever is about to vote or to say something waits for our turn, and so do we for theirs.
    take_turn(idea.id)
    new = session().get_one(Idea, idea.id, populate_existing=True)
    replied = exists().where(Vote.idea_id == idea.id) | exists().where(Comment.idea_id == idea.id)
    if new.answered_at or new.counted_at or session().scalar(select(replied)):
        raise IdeaStands
    for name, text in texts.items():
        setattr(new, name, text)
    session().flush()
    return new
