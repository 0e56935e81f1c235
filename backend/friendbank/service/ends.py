"""Parting, and never being brought together again."""

from itertools import combinations

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from backend.chat import service as chat
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.friendbank import queries
from backend.friendbank.facts import load_barred
from backend.friendbank.models import Friendship, NoContact
from backend.friendbank.permissions import require_end
from backend.friendbank.service.check_ins import drop_check_ins
from backend.friendbank.service.closing import close
from backend.notifications import service as notifications


def end_friendship(*, actor: Actor, friendship_id: str, never: bool = False) -> None:
    """Part without a reason, for now or for good; the other gets a neutral notice. Doing it twice is fine.

    Raises NotFound.
    """
    friendship = require_end(actor, queries.find_friendship(friendship_id))
    _end(friendship, told=[friendship.other_than(actor.id)])
    if never:
        pair = (friendship.one_id, friendship.other_id)
        forbid_contact(friendship.community_id, pair, by_id=actor.id, reason="own_wish")


def end_between(*, one_id: str, other_id: str) -> None:
    """Part two people, one of whom has blocked the other; the blocked one gets the same notice as ever."""
    for proposal_id in queries.list_sent_between(one_id, other_id):
        # A yes on its way may have looked before the block was there: wait for it, and end what it opened.
        queries.take_proposal(proposal_id, "sent")
    friendship = queries.find_friendship_between(one_id, other_id)
    if friendship is not None:
        _end(friendship, told=[other_id])


def end_by_decision(*, one_id: str, other_id: str) -> None:
    """End the friendship of two whose room a moderator closed; both get the notice. Repeatable."""
    friendship = queries.find_friendship_between(one_id, other_id)
    if friendship is not None:
        _end(friendship, told=[one_id, other_id])


def end_by_moderator(*, proposal_id: str, moderator_id: str) -> None:
    """Stop whatever came of a proposal, for good: its people are not brought together again."""
    proposal = queries.take_proposal(proposal_id, "sent")
    if proposal is not None:
        close(proposal)
    friendship = queries.friendships_by_proposal([proposal_id]).get(proposal_id)
    if friendship is not None:
        _end(friendship, told=[friendship.one_id, friendship.other_id])
    ended = proposal or queries.find_proposal(proposal_id)
    if ended is not None:
        if ended.room_id:
            _end_group(ended.id, ended.room_id)
        for pair in combinations(ended.account_ids, 2):
            forbid_contact(ended.community_id, pair, by_id=moderator_id, reason="moderation")


def forbid_contact(community_id: str, pair: tuple[str, str], *, by_id: str, reason: str) -> None:
    """Remember that two must not be brought together; once is enough."""
    one_id, other_id = sorted(pair)
    if frozenset(pair) in load_barred(community_id, (one_id, other_id)).no_contact:
        return
    kept = NoContact(community_id=community_id, one_id=one_id, other_id=other_id, set_by_id=by_id, reason=reason)
    try:
        with session().begin_nested():
            session().add(kept)
    except IntegrityError:
        return  # Somebody else, perhaps the other of the two, wished it at the same moment.


def _end(friendship: Friendship, told: list[str]) -> None:
    lasting = (Friendship.id == friendship.id, Friendship.ended_at.is_(None))
    ended = update(Friendship).where(*lasting).values(ended_at=clock.now()).returning(Friendship.id)
    if session().scalar(ended) is None:
        return
    drop_check_ins(friendship.proposal_id)
    chat.close_room(room_id=friendship.room_id)
    notifications.notify(account_ids=told, kind="friendbank.ended", link="/friends")


def _end_group(proposal_id: str, room_id: str) -> None:
    drop_check_ins(proposal_id)
    chat.close_room(room_id=room_id)
    notifications.notify(
        account_ids=queries.list_agreed(proposal_id),
        kind="friendbank.ended",
        link="/friends",
        cause=f"group-ended:{proposal_id}",
    )
