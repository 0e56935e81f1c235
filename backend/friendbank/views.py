"""The friend bank as the schemas show it: facts put together, in a fixed number of queries."""

from collections.abc import Mapping, Sequence
from typing import Any

from backend.accounts import queries as accounts
from backend.accounts.models import Account
from backend.core.actor import Actor

from . import catalogue, ports, queries, texts
from .matching.reasons import Reason
from .models import Friendship, Profile, Proposal
from .ports import MeetingEvent


def choices(actor: Actor) -> dict[str, Any]:
    """What a profile can say here."""
    return {
        "interests": catalogue.INTERESTS,
        "languages": catalogue.LANGUAGES,
        "areas": catalogue.areas_of(queries.list_areas(actor)),
        "times": catalogue.TIMES,
        "travel": list(catalogue.TRAVEL),
        "hopes": catalogue.HOPES,
    }


def profile(told: Profile) -> dict[str, Any]:
    """One's own profile."""
    names = ("interests", "dislikes", "languages", "area", "travel", "times", "hopes", "paused", "updated_at")
    return {**{name: getattr(told, name) for name in names}, "complete": told.is_complete}


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


def drafts(actor: Actor, shown: Sequence[Proposal]) -> list[dict[str, Any]]:
    """Drafts as a matchmaker sees them."""
    account_ids = {account_id for draft in shown for account_id in draft.account_ids}
    people, bands = accounts.people_by_id(account_ids), accounts.actors_by_id(account_ids)
    profiles = queries.profiles_by_id(account_ids)
    cards = {
        account_id: _card(people[account_id], bands[account_id], profiles.get(account_id)) for account_id in account_ids
    }
    return [
        {
            "id": draft.id,
            "round_id": draft.round_id,
            "people": [cards[account_id] for account_id in draft.account_ids],
            "score": round(draft.score, 2),
            "reasons": _reasons(draft, actor.language),
            "cautions": [texts.caution(code, actor.language) for code in draft.cautions],
        }
        for draft in shown
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
        "reasons": _reasons(proposal, actor.language),
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


def _reasons(proposal: Proposal, language: str) -> list[texts.Told]:
    return [texts.reason(Reason.parse(told), language) for told in proposal.reasons]


def _card(account: Account, actor: Actor, told: Profile | None) -> dict[str, Any]:
    look = {name: getattr(account, name) for name in ("id", "nickname", "avatar", "tone", "kind")}
    return {**look, "age_band": actor.age_band, "area": told.area if told else None}
