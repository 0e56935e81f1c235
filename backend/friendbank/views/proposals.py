"""Proposals and friends, as one of those they are about sees them."""

from collections.abc import Mapping, Sequence
from typing import Any

from backend.accounts import queries as accounts
from backend.accounts.models import Account
from backend.core.actor import Actor
from backend.friendbank import ports, queries
from backend.friendbank.models import Friendship, Proposal
from backend.friendbank.ports import MeetingEvent
from backend.friendbank.views.reasons import reasons


def proposals(actor: Actor, shown: Sequence[Proposal]) -> list[dict[str, Any]]:
    """Proposals as one of the two sees them: nothing in them depends on the other before both said yes."""
    ids = [proposal.id for proposal in shown]
    answers, friendships = queries.answers_of(actor.id, ids), queries.friendships_by_proposal(ids)
    others = accounts.people_by_id(friendship.other_than(actor.id) for friendship in friendships.values())
    event_ids = [friendship.event_id for friendship in friendships.values() if friendship.event_id]
    events = ports.list_meeting_events(event_ids) if event_ids else {}
    return [
        {
            **_blind(actor, proposal, answers.get(proposal.id)),
            **_opened(actor, friendships.get(proposal.id), others, events),
        }
        for proposal in shown
    ]


def friends(actor: Actor, shown: Sequence[Friendship]) -> list[dict[str, Any]]:
    """Friends as one of the two sees them."""
    people = accounts.people_by_id(friendship.other_than(actor.id) for friendship in shown)
    return [
        {
            "id": friendship.id,
            "person": people[friendship.other_than(actor.id)],
            "since": friendship.since,
            "room_id": friendship.room_id,
        }
        for friendship in shown
    ]


def _blind(actor: Actor, proposal: Proposal, answer: str | None) -> dict[str, Any]:
    status = "closed"
    if proposal.is_open:
        status = "waiting" if answer == "yes" else "open"
    return {
        "id": proposal.id,
        "status": status,
        "reasons": reasons(proposal, actor.language),
        "my_answer": answer,
        "closes_at": proposal.closes_at,
        "room_id": None,
        "event": None,
        "person": None,
    }


def _opened(
    actor: Actor,
    friendship: Friendship | None,
    others: Mapping[str, Account],
    events: Mapping[str, MeetingEvent],
) -> dict[str, Any]:
    if friendship is None:
        return {}
    return {
        "status": "friends",
        "room_id": friendship.room_id,
        "event": events.get(friendship.event_id or ""),
        "person": others[friendship.other_than(actor.id)],
    }
