"""Proposals and friendships between people a test has chosen, whatever the engine would have said."""

from datetime import timedelta

from backend.chat import service as chat
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.friendbank.matching.score import WEIGHTS
from backend.friendbank.models import Answer, CheckIn, Friendship, OpenSide, Proposal, Round, Seat, WeightSet


def make_draft(one: Actor, other: Actor) -> str:
    """A draft of the two, waiting for a matchmaker."""
    return _proposal(one, other, status="draft").id


def make_proposal(one: Actor, other: Actor) -> str:
    """A proposal both can answer."""
    proposal = _proposal(one, other, status="sent")
    proposal.sent_at = clock.now()
    proposal.closes_at = clock.now() + timedelta(days=7)
    session().flush()
    return proposal.id


def make_friendship(one: Actor, other: Actor) -> tuple[str, str]:
    """A friendship with its room; their ids."""
    proposal = _proposal(one, other, status="friends")
    room = chat.open_direct_room(one_id=one.id, other_id=other.id)
    friendship = Friendship(
        proposal_id=proposal.id,
        community_id=one.community_id,
        one_id=min(one.id, other.id),
        other_id=max(one.id, other.id),
        room_id=room.id,
    )
    session().add(friendship)
    session().flush()
    return friendship.id, room.id


def make_check_in(one: Actor, other: Actor, *, by: Actor | None = None) -> str:
    """A check-in of the two that has been due since yesterday, taken on `by` a volunteer or nobody; its id."""
    opened = _proposal(one, other, status="friends")
    session().add_all(Answer(proposal_id=opened.id, account_id=who.id, answer="yes") for who in (one, other))
    check_in = CheckIn(
        proposal_id=opened.id,
        community_id=one.community_id,
        week=2,
        due_at=clock.now() - timedelta(days=1),
        taken_by_id=by.id if by else None,
        asked_at=clock.now() if by else None,
    )
    session().add(check_in)
    session().flush()
    return check_in.id


def make_weight_set(community_id: str) -> str:
    """Weights that wait for a coordinator; their id."""
    proposed = WeightSet(
        community_id=community_id, weights=dict(WEIGHTS), change={}, answers=120, loss_before=0.6, loss_after=0.5
    )
    session().add(proposed)
    session().flush()
    return proposed.id


def _proposal(one: Actor, other: Actor, *, status: str) -> Proposal:
    made = Round(
        community_id=one.community_id,
        made_by_id=one.id,
        status="review" if status == "draft" else "published",
        score_version="test",
        dial=0.4,
        snapshot="",
        figures={"drafts": 1, "left_out": 0},
    )
    session().add(made)
    session().flush()
    proposal = Proposal(
        round_id=made.id,
        community_id=one.community_id,
        seats=[Seat(account_id=account_id) for account_id in sorted((one.id, other.id))],
        status=status,
        score=0.5,
        reasons=[],
        cautions=[],
    )
    session().add(proposal)
    session().flush()
    if status in {"draft", "sent"}:
        for account_id in proposal.account_ids:
            if session().get(OpenSide, account_id) is None:
                session().add(OpenSide(account_id=account_id, proposal_id=proposal.id))
        session().flush()
    return proposal
