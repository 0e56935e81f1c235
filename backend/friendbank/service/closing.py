"""Proposals whose time is up."""

from collections.abc import Collection, Sequence

from backend.core import clock
from backend.core.db import session
from backend.friendbank import queries
from backend.friendbank.models import Proposal
from backend.friendbank.service.announcing import release
from backend.friendbank.service.opening import may_meet, open_for
from backend.notifications import service as notifications


def list_due() -> Sequence[str]:
    """The proposals whose time is up, each to be settled by itself."""
    return queries.list_due(clock.now())


def settle(*, proposal_id: str) -> None:
    """Open or close a proposal whose time is up; twice is fine."""
    proposal = queries.take_proposal(proposal_id, "sent")
    if proposal is not None and not proposal.is_open:
        _settle(proposal)


def close(proposal: Proposal) -> None:
    """Close a proposal; everybody in it hears the same."""
    proposal.status, proposal.closed_at = "closed", clock.now()
    release(proposal)
    session().flush()
    _tell_nothing(proposal.account_ids)


def _settle(proposal: Proposal) -> None:
    agreed = queries.list_agreed(proposal.id) if proposal.kind == "group" else []
    if not may_meet(proposal, agreed):
        close(proposal)
        return
    open_for(proposal, agreed)
    _tell_nothing(set(proposal.account_ids).difference(agreed))


def _tell_nothing(account_ids: Collection[str]) -> None:
    notifications.notify(account_ids=account_ids, kind="friendbank.nothing", link="/friends")
