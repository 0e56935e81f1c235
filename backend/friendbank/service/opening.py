"""What a proposal opens once enough have said yes: a chat, something to begin with, an event, and somebody who asks."""

from collections.abc import Sequence
from itertools import combinations

from backend.chat import service as chat
from backend.core import clock
from backend.core.db import session
from backend.friendbank import ports, queries
from backend.friendbank.facts import load_barred, load_members
from backend.friendbank.matching.people import PAIR_SIZE
from backend.friendbank.matching.reasons import Reason
from backend.friendbank.matching.rules import FRIENDS, IN_A_GROUP, is_allowed
from backend.friendbank.models import Friendship, Proposal
from backend.friendbank.service.announcing import announce, release
from backend.friendbank.service.check_ins import plan_check_ins
from backend.notifications import service as notifications

# A chat begins with what is pleasant to talk about, never with what somebody dislikes or where they live.
_BREAKS_ICE = ("interest", "hope")


def open_if_all_agree(proposal: Proposal) -> None:
    """Open a proposal that is ours alone once everybody in it has said yes, if the rules allow it at this moment."""
    if proposal.voided_at is not None:
        return
    if proposal.kind == "pair" and not may_meet(proposal, proposal.account_ids):
        # Nobody may notice, or the moment would tell who blocked or paused: it looks alive until it closes.
        proposal.voided_at = clock.now()
        session().flush()
        return
    agreed = queries.list_agreed(proposal.id)
    if len(agreed) == len(proposal.seats) and may_meet(proposal, agreed):
        open_for(proposal, agreed)


def may_meet(proposal: Proposal, account_ids: Sequence[str]) -> bool:
    """Whether no rule stands between any two of these at this moment; one person alone meets nobody."""
    people = [person for person in load_members(proposal) if person.id in account_ids]
    barred = load_barred(proposal.community_id, account_ids, ignoring=proposal.id)
    rules = FRIENDS if len(people) == PAIR_SIZE else IN_A_GROUP
    pairs = list(combinations(people, PAIR_SIZE))
    return bool(pairs) and all(is_allowed(one, other, barred=barred, rules=rules) for one, other in pairs)


def open_for(proposal: Proposal, agreed: Sequence[str]) -> None:
    """Let those who said yes meet: two as friends, more as a group. The proposal must be ours alone."""
    proposal.status = "friends"
    if len(agreed) == PAIR_SIZE:
        room_id, kind = _befriend(proposal, agreed), "friendbank.opened"
    else:
        room_id, kind = chat.open_gathered_group(account_ids=agreed).id, "friendbank.gathered"
        proposal.room_id = room_id
    if proposal.kind == "group":
        # Whoever did not come along is left in peace for a while, as after any other proposal.
        proposal.closed_at = clock.now()
    release(proposal)
    plan_check_ins(proposal)
    session().flush()
    _break_ice(proposal, room_id, agreed)
    notifications.notify(account_ids=agreed, kind=kind, link=f"/chat/{room_id}")
    announce(proposal, agreed)


def _befriend(proposal: Proposal, agreed: Sequence[str]) -> str:
    one_id, other_id = sorted(agreed)
    room = chat.open_direct_room(one_id=one_id, other_id=other_id)
    event = ports.find_meeting_event(proposal.community_id, agreed)
    friendship = Friendship(
        proposal_id=proposal.id,
        community_id=proposal.community_id,
        one_id=one_id,
        other_id=other_id,
        room_id=room.id,
        event_id=event.id if event else None,
    )
    session().add(friendship)
    return room.id


def _break_ice(proposal: Proposal, room_id: str, agreed: Sequence[str]) -> None:
    told = (Reason.parse(reason) for reason in proposal.reasons)
    fact = next((reason.fact for reason in told if reason.code in _BREAKS_ICE and reason.fact), "anything")
    chat.break_ice(room_id=room_id, about_id=min(agreed), fact=fact)
