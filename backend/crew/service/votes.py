"""Use cases: voting, one each and changeable, and counting when the time is up. Nobody sees it before."""

from sqlalchemy import select

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.crew import queries
from backend.crew.ballots import cast_vote, empty_box
from backend.crew.errors import VoteOver
from backend.crew.models import Idea, Vote
from backend.crew.permissions import TAKE_PART
from backend.crew.turns import take_turn


def vote(*, actor: Actor, idea_id: str, choice: str) -> Idea:
    """Say what one thinks of an idea, in place of what one said before; raises Forbidden, NotFound, VoteOver."""
    idea = queries.see_idea(actor, idea_id)
    actor.require(TAKE_PART)
    # Whoever counts waits for our vote, or we find that they have counted.
    if not take_turn(idea.id, Idea.counted_at.is_(None), Idea.votes_until > clock.now()):
        raise VoteOver
    cast_vote(Vote, idea.id, actor.id, choice)
    return idea


def count_votes() -> int:
    """Count what is over, and forget who voted what; returns of how many ideas."""
    over = (Idea.counted_at.is_(None), Idea.votes_until <= clock.now())
    ideas = session().scalars(select(Idea).where(*over).with_for_update(skip_locked=True)).all()
    for idea in ideas:
        count(idea)
    return len(ideas)


def count(idea: Idea) -> None:
    """Close the vote on an idea whose turn one has; once it is counted nobody knows who voted what."""
    if idea.counted_at is None:
        idea.tally, idea.counted_at = empty_box(Vote, idea.id), clock.now()
        idea.votes_until = min(idea.votes_until, clock.now())
        session().flush()
