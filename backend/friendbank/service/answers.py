"""Answering a proposal, and reminding whoever has not."""

from datetime import timedelta

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.friendbank import queries
from backend.friendbank.errors import ProfilePaused, ProposalClosed
from backend.friendbank.models import Answer, Proposal
from backend.friendbank.permissions import require_seen
from backend.friendbank.service.opening import open_if_all_agree
from backend.notifications import service as notifications

OPEN_FOR, REMIND_AFTER = timedelta(days=7), timedelta(days=4)


def answer(*, actor: Actor, proposal_id: str, said: str) -> Proposal:
    """Answer a proposal, or change the answer; the last yes opens a chat.

    What the caller gets to see depends on nothing the others did until then. Raises NotFound, ProposalClosed, and
    ProfilePaused for a yes while one's own profile is on pause.
    """
    require_seen(actor, queries.find_proposal(proposal_id))
    proposal = queries.take_proposal(proposal_id, "sent")
    if proposal is None or not proposal.is_open:
        raise ProposalClosed
    own = queries.find_profile(actor.id)
    if said == "yes" and own is not None and own.is_paused:
        raise ProfilePaused
    _keep_answer(proposal.id, actor.id, said)
    if said == "yes":
        open_if_all_agree(proposal)
    return proposal


def remind_due() -> int:
    """Remind, once, whoever has let a proposal lie for four days; returns of how many proposals."""
    now, reminded = clock.now(), 0
    for proposal_id in queries.list_unreminded(now - REMIND_AFTER, now):
        proposal = queries.take_proposal(proposal_id, "sent")
        if proposal is not None and proposal.reminded_at is None:
            _remind(proposal)
            reminded += 1
    return reminded


def _keep_answer(proposal_id: str, account_id: str, said: str) -> None:
    kept = queries.find_answer(proposal_id, account_id) or Answer(proposal_id=proposal_id, account_id=account_id)
    kept.answer, kept.answered_at = said, clock.now()
    session().add(kept)
    session().flush()


def _remind(proposal: Proposal) -> None:
    proposal.reminded_at = clock.now()
    session().flush()
    silent = set(proposal.account_ids) - queries.answers_to(proposal.id).keys()
    link = f"/friends/proposals/{proposal.id}"
    notifications.notify(account_ids=silent, kind="friendbank.reminder", link=link, cause=f"reminder:{proposal.id}")
