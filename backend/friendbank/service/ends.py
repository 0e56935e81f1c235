"""Parting, and never being brought together again."""

from itertools import combinations

from sqlalchemy import update

from backend.chat import service as chat
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.friendbank import queries
from backend.friendbank.facts import load_barred
from backend.friendbank.models import Friendship, NoContact
from backend.friendbank.permissions import require_end
from backend.friendbank.service.closing import close
from backend.notifications import service as notifications


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
        close(proposal)
    friendship = queries.friendships_by_proposal([proposal_id]).get(proposal_id)
    if friendship is not None:
        _end(friendship, told=[friendship.one_id, friendship.other_id])
    ended = proposal or queries.find_proposal(proposal_id)
    if ended is not None:
        for pair in combinations(ended.account_ids, 2):
            forbid_contact(ended.community_id, pair, by_id=moderator_id, reason="moderation")


def forbid_contact(community_id: str, pair: tuple[str, str], *, by_id: str, reason: str) -> None:
    """Remember that two must not be brought together; once is enough."""
    one_id, other_id = sorted(pair)
    if frozenset(pair) not in load_barred(community_id, (one_id, other_id)).no_contact:
        kept = NoContact(community_id=community_id, one_id=one_id, other_id=other_id, set_by_id=by_id, reason=reason)
        session().add(kept)
        session().flush()


def _end(friendship: Friendship, told: list[str]) -> None:
    lasting = (Friendship.id == friendship.id, Friendship.ended_at.is_(None))
    ended = update(Friendship).where(*lasting).values(ended_at=clock.now()).returning(Friendship.id)
    if session().scalar(ended) is None:
        return
    chat.close_room(room_id=friendship.room_id)
    notifications.notify(account_ids=told, kind="friendbank.ended", link="/friends")
