"""Use cases: proposing to spend something, and taking it back."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Forbidden
from backend.crew import queries as crew
from backend.crew.budget import queries
from backend.crew.budget.errors import MoreThanThereIs, ProposalMoved, ProposalStands, TooManyProposals
from backend.crew.budget.models import Ballot, Proposal
from backend.crew.budget.permissions import can_vote, require_own
from backend.crew.budget.telling import list_crew, tell
from backend.crew.budget.turns import turn
from backend.ledger import service as ledger
from moderation.publishing import require_publishable

VOTING, MOST_AT_ONCE = timedelta(days=7), 3


def propose(*, actor: Actor, proposal_id: str, facts: Mapping[str, Any]) -> Proposal:
    """Propose to the crew to spend something, under an id the client chose; twice is once.

    Raises Forbidden, NotFound for somebody else's, ProposalStands, MoreThanThereIs, TooManyProposals, NotPublishable.
    """
    if not can_vote(actor, is_member=crew.is_member(actor.id)):
        raise Forbidden
    require_publishable(actor, {"title": facts["title"], "words": facts["words"]}, room_kind="event")
    if found := queries.find_proposal(proposal_id):
        return _require_same(actor, found, facts)
    _require_room(actor, facts["amount_ore"])
    until = clock.now() + VOTING
    proposal = Proposal(id=proposal_id, community_id=actor.community_id, author_id=actor.id, votes_until=until, **facts)
    try:
        with session().begin_nested():
            session().add(proposal)
    except IntegrityError:  # the same, pressed twice
        return _require_same(actor, session().get(Proposal, proposal_id, populate_existing=True), facts)
    tell(set(list_crew(actor.community_id)) - {actor.id}, proposal, "crew.proposal")
    return proposal


def withdraw(*, actor: Actor, proposal_id: str) -> None:
    """Take an own proposal back while it is voted on; doing it twice is fine. Raises NotFound, ProposalMoved."""
    proposal = require_own(actor, queries.find_proposal(proposal_id))
    if proposal.status == "withdrawn":
        return
    if not turn(proposal, ("voting",), status="withdrawn"):
        raise ProposalMoved
    _forget_votes(proposal)


def hide(*, proposal_id: str) -> None:
    """Take a proposal away whoever made it; doing it twice is fine. What is adopted is not paid after this."""
    proposal = queries.find_proposal(proposal_id)
    if proposal is not None and proposal.gone_at is None:
        turn(proposal, ("voting", "adopted"), status="withdrawn")
        proposal.gone_at = clock.now()
        ledger.hide_words(why="spent", subject_id=proposal.id)
        _forget_votes(proposal)


def _forget_votes(proposal: Proposal) -> None:
    session().execute(delete(Ballot).where(Ballot.proposal_id == proposal.id))
    session().flush()


def _require_room(actor: Actor, amount_ore: int) -> None:
    if amount_ore > queries.show_budget(actor)["free_ore"]:
        raise MoreThanThereIs
    mine = (Proposal.author_id == actor.id, Proposal.status == "voting", Proposal.gone_at.is_(None))
    if (session().scalar(select(func.count()).select_from(Proposal).where(*mine)) or 0) >= MOST_AT_ONCE:
        raise TooManyProposals


def _require_same(actor: Actor, found: Proposal | None, facts: Mapping[str, Any]) -> Proposal:
    own = require_own(actor, found)
    if any(getattr(own, name) != value for name, value in facts.items()):
        raise ProposalStands
    return own
