"""What youths do in the friend bank: tell about themselves, answer, and part again."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, update

from backend.chat import service as chat
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import after_commit, session
from backend.core.errors import Invalid
from backend.notifications import service as notifications

from . import ports, queries, signals
from .errors import ProfilePaused, ProposalClosed
from .facts import load_barred, load_pair
from .matching.rules import is_allowed
from .models import Answer, Friendship, NoContact, OpenSide, Profile, Proposal, blank_profile
from .permissions import require_end, require_seen

OPEN_FOR = timedelta(days=7)


def save_profile(*, actor: Actor, changes: Mapping[str, Any]) -> Profile:
    """Keep what the actor tells; what is not mentioned stays. Raises Forbidden, Invalid."""
    actor.require("friendbank.take_part")
    profile = queries.find_profile(actor.id) or blank_profile(actor.id)
    for name, value in changes.items():
        setattr(profile, name, value)
    _require_sense(actor, profile)
    profile.updated_at = clock.now()
    session().add(profile)
    session().flush()
    return profile


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


def close_due() -> int:
    """Close the proposals whose time is up, with one text to everybody; returns how many."""
    closed = 0
    for proposal_id in queries.list_due(clock.now()):
        proposal = queries.take_proposal(proposal_id, "sent")
        if proposal is not None:
            _close(proposal)
            closed += 1
    return closed


def end_friendship(*, actor: Actor, friendship_id: str) -> None:
    """Part without a reason; the other gets a neutral notice. Doing it twice is fine. Raises NotFound."""
    friendship = require_end(actor, queries.find_friendship(friendship_id))
    _end(friendship, told=[friendship.other_than(actor.id)])


def end_between(*, one_id: str, other_id: str) -> None:
    """Part two people, one of whom has blocked the other; the blocked one gets the same notice as ever."""
    friendship = queries.find_friendship_between(one_id, other_id)
    if friendship is not None:
        _end(friendship, told=[other_id])


def end_by_moderator(*, proposal_id: str, moderator_id: str) -> None:
    """Stop whatever came of a proposal, for good: the two are not brought together again."""
    proposal = queries.take_proposal(proposal_id, "sent")
    if proposal is not None:
        _close(proposal)
    friendship = queries.friendships_by_proposal([proposal_id]).get(proposal_id)
    if friendship is not None:
        _end(friendship, told=[friendship.one_id, friendship.other_id])
    ended = proposal or queries.find_proposal(proposal_id)
    if ended is not None:
        forbid_contact(ended.community_id, ended.account_ids, by_id=moderator_id, reason="moderation")


def forbid_contact(community_id: str, pair: tuple[str, str], *, by_id: str, reason: str) -> None:
    """Remember that two must not be brought together; once is enough."""
    one_id, other_id = sorted(pair)
    if frozenset(pair) not in load_barred(community_id, (one_id, other_id)).no_contact:
        kept = NoContact(community_id=community_id, one_id=one_id, other_id=other_id, set_by_id=by_id, reason=reason)
        session().add(kept)
        session().flush()


def announce(proposal: Proposal) -> None:
    """Tell the two, after commit, that there is something to look at."""
    told = proposal.id, proposal.account_ids
    after_commit(lambda: signals.proposal_changed.send(told[0], account_ids=told[1]))


def release(proposal: Proposal) -> None:
    """Free the two for another proposal."""
    session().execute(delete(OpenSide).where(OpenSide.proposal_id == proposal.id))


def _require_sense(actor: Actor, profile: Profile) -> None:
    wrong = {}
    if both := set(profile.interests) & set(profile.dislikes):
        wrong["dislikes"] = sorted(both)
    if profile.area is not None and profile.area not in queries.list_areas(actor):
        wrong["area"] = [profile.area]
    if wrong:
        raise Invalid(errors=wrong)


def _keep_answer(proposal_id: str, account_id: str, said: str) -> None:
    kept = queries.find_answer(proposal_id, account_id) or Answer(proposal_id=proposal_id, account_id=account_id)
    kept.answer, kept.answered_at = said, clock.now()
    session().add(kept)
    session().flush()


def _open_if_both(proposal: Proposal, account_id: str) -> None:
    if proposal.voided_at is not None:
        return
    one, other = load_pair(proposal)
    barred = load_barred(proposal.community_id, proposal.account_ids, ignoring=proposal.id)
    if not is_allowed(one, other, barred=barred):
        # Nobody may notice, or the moment would tell who blocked or paused: it looks alive until it closes.
        proposal.voided_at = clock.now()
        session().flush()
        return
    theirs = queries.find_answer(proposal.id, proposal.other_than(account_id))
    if theirs is not None and theirs.answer == "yes":
        _open(proposal)


def _open(proposal: Proposal) -> None:
    opened = update(Proposal).where(Proposal.id == proposal.id, Proposal.status == "sent")
    if session().scalar(opened.values(status="friends").returning(Proposal.id)) is None:
        return
    room = chat.open_direct_room(one_id=proposal.one_id, other_id=proposal.other_id)
    event = ports.find_meeting_event(proposal.community_id, proposal.account_ids)
    friendship = Friendship(
        proposal_id=proposal.id,
        community_id=proposal.community_id,
        one_id=proposal.one_id,
        other_id=proposal.other_id,
        room_id=room.id,
        event_id=event.id if event else None,
    )
    session().add(friendship)
    release(proposal)
    session().flush()
    notifications.notify(account_ids=proposal.account_ids, kind="friendbank.opened", link=f"/chat/{room.id}")
    announce(proposal)


def _close(proposal: Proposal) -> None:
    proposal.status, proposal.closed_at = "closed", clock.now()
    release(proposal)
    session().flush()
    notifications.notify(account_ids=proposal.account_ids, kind="friendbank.nothing", link="/friends")


def _end(friendship: Friendship, told: list[str]) -> None:
    lasting = (Friendship.id == friendship.id, Friendship.ended_at.is_(None))
    ended = update(Friendship).where(*lasting).values(ended_at=clock.now()).returning(Friendship.id)
    if session().scalar(ended) is None:
        return
    chat.close_room(room_id=friendship.room_id)
    notifications.notify(account_ids=told, kind="friendbank.ended", link="/friends")
