"""Answering a proposal, and what the last yes opens."""

from datetime import timedelta

from sqlalchemy import update

from backend.chat import service as chat
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.friendbank import ports, queries
from backend.friendbank.errors import ProfilePaused, ProposalClosed
from backend.friendbank.facts import load_barred, load_members
from backend.friendbank.matching.rules import is_allowed
from backend.friendbank.models import Answer, Friendship, Proposal
from backend.friendbank.permissions import require_seen
from backend.friendbank.service.announcing import announce, release
from backend.notifications import service as notifications

OPEN_FOR = timedelta(days=7)


def answer(*, actor: Actor, proposal_id: str, said: str) -> Proposal:
    """Answer a proposal, or change the answer; the second yes opens a chat.

    What the caller gets to see depends on nothing the other did until then. Raises NotFound, ProposalClosed, and
    ProfilePaused for a yes while one's own profile is on pause.
    """
    require_seen(actor, queries.find_proposal(proposal_id))
    proposal = queries.take_proposal(proposal_id, "sent")
    if proposal is None or not proposal.is_open:
        raise ProposalClosed
    own = queries.find_profile(actor.id)
    if said == "yes" and own is not None and own.paused:
        raise ProfilePaused
    _keep_answer(proposal.id, actor.id, said)
    if said == "yes":
        _open_if_both(proposal, actor.id)
    return proposal


def _keep_answer(proposal_id: str, account_id: str, said: str) -> None:
    kept = queries.find_answer(proposal_id, account_id) or Answer(proposal_id=proposal_id, account_id=account_id)
    kept.answer, kept.answered_at = said, clock.now()
    session().add(kept)
    session().flush()


def _open_if_both(proposal: Proposal, account_id: str) -> None:
    if proposal.voided_at is not None:
        return
    one, other = load_members(proposal)
    barred = load_barred(proposal.community_id, proposal.account_ids, ignoring=proposal.id)
    if not is_allowed(one, other, barred=barred):
        # Nobody may notice, or the moment would tell who blocked or paused: it looks alive until it closes.
        proposal.voided_at = clock.now()
        session().flush()
        return
    theirs = queries.find_answer(proposal.id, *proposal.others_than(account_id))
    if theirs is not None and theirs.answer == "yes":
        _open(proposal)


def _open(proposal: Proposal) -> None:
    opened = update(Proposal).where(Proposal.id == proposal.id, Proposal.status == "sent")
    if session().scalar(opened.values(status="friends").returning(Proposal.id)) is None:
        return
    one_id, other_id = proposal.account_ids
    room = chat.open_direct_room(one_id=one_id, other_id=other_id)
    event = ports.find_meeting_event(proposal.community_id, proposal.account_ids)
    friendship = Friendship(
        proposal_id=proposal.id,
        community_id=proposal.community_id,
        one_id=one_id,
        other_id=other_id,
        room_id=room.id,
        event_id=event.id if event else None,
    )
    session().add(friendship)
    release(proposal)
    session().flush()
    notifications.notify(account_ids=proposal.account_ids, kind="friendbank.opened", link=f"/chat/{room.id}")
    announce(proposal)
