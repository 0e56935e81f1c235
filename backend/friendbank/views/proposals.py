"""Proposals and friends, as one of those they are about sees them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from backend.accounts import queries as accounts
from backend.accounts.models import Account
from backend.core.actor import Actor
from backend.friendbank import ports, queries
from backend.friendbank.models import Friendship, Proposal
from backend.friendbank.ports import MeetingEvent
from backend.friendbank.views.reasons import reasons


@dataclass(frozen=True, slots=True)
class _Opened:
    """What came of a proposal for one of its people."""

    room_id: str
    account_ids: Sequence[str]
    event_id: str | None = None


def proposals(actor: Actor, shown: Sequence[Proposal]) -> list[dict[str, Any]]:
    """Proposals as one of those in them sees them: nothing depends on the others before it has opened for all."""
    answers = queries.answers_of(actor.id, [proposal.id for proposal in shown])
    opened = _opened_for(actor, shown)
    people = accounts.people_by_id(account_id for one in opened.values() for account_id in one.account_ids)
    events = _events(one.event_id for one in opened.values())
    return [
        {
            **_blind(actor, proposal, answers.get(proposal.id)),
            **_seen(opened.get(proposal.id), people, events),
        }
        for proposal in shown
    ]


def friends(actor: Actor, shown: Sequence[Friendship]) -> list[dict[str, Any]]:
    """Friends as one of the two sees them."""
    people = accounts.people_by_id(friendship.other_than(actor.id) for friendship in shown)
    events = _events(friendship.event_id for friendship in shown)
    return [
        {
            "id": friendship.id,
            "person": people[friendship.other_than(actor.id)],
            "since": friendship.since,
            "room_id": friendship.room_id,
            "event": events.get(friendship.event_id or ""),
            "helper": friendship.wants_helper,
        }
        for friendship in shown
    ]


def _blind(actor: Actor, proposal: Proposal, answer: str | None) -> dict[str, Any]:
    return {
        "id": proposal.id,
        "kind": proposal.kind,
        "size": len(proposal.seats),
        "status": _status(proposal, answer),
        "reasons": reasons(proposal, actor.language),
        "my_answer": answer,
        "closes_at": proposal.closes_at,
        "room_id": None,
        "event": None,
        "people": [],
    }


def _status(proposal: Proposal, answer: str | None) -> str:
    # A group may still open once its time is up, so whoever said yes waits until somebody has counted.
    if proposal.kind == "group" and proposal.status == "sent" and answer == "yes":
        return "waiting"
    if not proposal.is_open:
        return "closed"
    return "waiting" if answer == "yes" else "open"


def _opened_for(actor: Actor, shown: Sequence[Proposal]) -> Mapping[str, _Opened]:
    """What these proposals opened for the actor, who need not be one of those who came along."""
    friendships = queries.friendships_by_proposal([proposal.id for proposal in shown])
    agreed = queries.agreed_to([proposal.id for proposal in shown if proposal.room_id])
    opened = {
        proposal_id: _Opened(friendship.room_id, [friendship.other_than(actor.id)], friendship.event_id)
        for proposal_id, friendship in friendships.items()
        if actor.id in (friendship.one_id, friendship.other_id)
    }
    for proposal in shown:
        if proposal.room_id and actor.id in agreed[proposal.id]:
            others = [account_id for account_id in agreed[proposal.id] if account_id != actor.id]
            opened[proposal.id] = _Opened(proposal.room_id, others)
    return opened


def _seen(opened: _Opened | None, people: Mapping[str, Account], events: Mapping[str, MeetingEvent]) -> dict[str, Any]:
    if opened is None:
        return {}
    return {
        "status": "friends",
        "room_id": opened.room_id,
        "event": events.get(opened.event_id or ""),
        "people": [people[account_id] for account_id in opened.account_ids],
    }


def _events(event_ids: Iterable[str | None]) -> Mapping[str, MeetingEvent]:
    known = [event_id for event_id in event_ids if event_id]
    return ports.list_meeting_events(known) if known else {}
