"""Proposals whose time is up."""

from backend.core import clock
from backend.core.db import session
from backend.friendbank import queries
from backend.friendbank.models import Proposal
from backend.friendbank.service.announcing import release
from backend.notifications import service as notifications


def close_due() -> int:
    """Close the proposals whose time is up, with one text to everybody; returns how many."""
    closed = 0
    for proposal_id in queries.list_due(clock.now()):
        proposal = queries.take_proposal(proposal_id, "sent")
        if proposal is not None:
            close(proposal)
            closed += 1
    return closed


def close(proposal: Proposal) -> None:
    """Close a proposal; everybody in it hears the same."""
    proposal.status, proposal.closed_at = "closed", clock.now()
    release(proposal)
    session().flush()
    notifications.notify(account_ids=proposal.account_ids, kind="friendbank.nothing", link="/friends")
