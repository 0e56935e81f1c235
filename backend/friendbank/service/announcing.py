"""What happens around a proposal that changes."""

from collections.abc import Collection

from sqlalchemy import delete

from backend.core.db import after_commit, session
from backend.friendbank import signals
from backend.friendbank.models import OpenSide, Proposal


def announce(proposal: Proposal, account_ids: Collection[str] | None = None) -> None:
    """Tell these people of it, or all of them, after commit, that there is something to look at."""
    told = proposal.id, tuple(proposal.account_ids if account_ids is None else account_ids)
    after_commit(lambda: signals.proposal_changed.send(told[0], account_ids=told[1]))


def release(proposal: Proposal) -> None:
    """Free its people for another proposal."""
    session().execute(delete(OpenSide).where(OpenSide.proposal_id == proposal.id))
