"""Drafts as a matchmaker sees them."""

from collections.abc import Sequence
from typing import Any

from backend.accounts import queries as accounts
from backend.accounts.models import Account
from backend.core.actor import Actor
from backend.friendbank import queries, texts
from backend.friendbank.models import Profile, Proposal
from backend.friendbank.views.reasons import reasons


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
            "reasons": reasons(draft, actor.language),
            "cautions": [texts.caution(code, actor.language) for code in draft.cautions],
        }
        for draft in shown
    ]


def _card(account: Account, actor: Actor, told: Profile | None) -> dict[str, Any]:
    look = {name: getattr(account, name) for name in ("id", "nickname", "avatar", "tone", "kind")}
    return {**look, "age_band": actor.age_band, "area": told.area if told else None}
