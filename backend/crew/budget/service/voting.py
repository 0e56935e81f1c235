"""Use cases: the crew votes, one each and changeable, and it counts when at least half of it has voted."""

from collections import Counter
from datetime import timedelta
from math import ceil

from sqlalchemy import delete, func, select

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Forbidden
from backend.crew import queries as crew
from backend.crew.ballots import cast_vote
from backend.crew.budget import queries
from backend.crew.budget.errors import BallotOver
from backend.crew.budget.models import Ballot, Proposal
from backend.crew.budget.permissions import can_vote
from backend.crew.budget.telling import list_crew, tell_crew, tell_payers
from backend.crew.budget.turns import turn

EXTENDED_BY, LEAST_VOTES = timedelta(days=3), 2


def vote(*, actor: Actor, proposal_id: str, choice: str) -> Proposal:
    """Say yes or no, in place of what one said before; raises NotFound, Forbidden, BallotOver."""
    proposal = queries.see_proposal(actor, proposal_id)
    if not can_vote(actor, is_member=crew.is_member(actor.id)):
        raise Forbidden
    # Whoever counts waits for our vote, or we find that they have counted.
    if not turn(proposal, ("voting",), Proposal.votes_until > clock.now()):
        raise BallotOver
    cast_vote(Ballot, proposal.id, actor.id, choice)
    return proposal


def quorum_of(electorate: int) -> int:
    """How many votes make a decision: half of the crew, and never one person alone."""
    return max(LEAST_VOTES, ceil(electorate / 2))


def count_votes() -> int:
    """Decide what is over; with too few votes give it three more days, once. Returns how many proposals."""
    over = (Proposal.status == "voting", Proposal.gone_at.is_(None), Proposal.votes_until <= clock.now())
    proposals = session().scalars(select(Proposal).where(*over).with_for_update(skip_locked=True)).all()
    for proposal in proposals:
        _decide(proposal)
    return len(proposals)


def _decide(proposal: Proposal) -> None:
    crew_ids = list_crew(proposal.community_id)
    votes = (Ballot.proposal_id == proposal.id, Ballot.account_id.in_(crew_ids))
    cast = session().scalar(select(func.count()).select_from(Ballot).where(*votes)) or 0
    if cast < quorum_of(len(crew_ids)) and not proposal.was_extended:
        turn(proposal, ("voting",), votes_until=clock.now() + EXTENDED_BY, was_extended=True)
        tell_crew(proposal, "crew.proposal_extended")
        return
    _close(proposal, crew_ids)


def _close(proposal: Proposal, crew_ids: list[str]) -> None:
    """Only votes of those who are on the crew now count; once counted nobody knows who voted what."""
    gone = delete(Ballot).where(Ballot.proposal_id == proposal.id).returning(Ballot.account_id, Ballot.choice)
    count = Counter(row.choice for row in session().execute(gone).all() if row.account_id in set(crew_ids))
    status = outcome_of(count["yes"], count["no"], len(crew_ids))
    facts = {"yes": count["yes"], "no": count["no"], "decided_at": clock.now()}
    turn(proposal, ("voting",), status=status, **facts)
    tell_crew(proposal, f"crew.proposal_{status}")
    if status == "adopted":
        tell_payers(proposal, "crew.proposal_to_pay")


def outcome_of(yes: int, no: int, electorate: int) -> str:
    """What so many votes of a crew of so many decide; as many against as for is a no."""
    if yes + no < quorum_of(electorate):
        return "too_few"
    return "adopted" if yes > no else "rejected"
