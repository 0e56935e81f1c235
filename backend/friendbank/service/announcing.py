"""What happens around a proposal that changes."""

from sqlalchemy import delete

from backend.core.db import after_commit, session
from backend.friendbank import signals
from backend.friendbank.models import OpenSide, Proposal


def announce(proposal: Proposal) -> None:
    """Tell the two, after commit, that there is something to look at."""
    told = proposal.id, proposal.account_ids
    after_commit(lambda: signals.proposal_changed.send(told[0], account_ids=told[1]))


def release(proposal: Proposal) -> None:
    """Free the two for another proposal."""
    session().execute(delete(OpenSide).where(OpenSide.proposal_id == proposal.id))
