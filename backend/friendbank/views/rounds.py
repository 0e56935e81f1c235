"""Rounds and their drafts as a matchmaker sees them."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from backend.accounts import queries as accounts
from backend.accounts.models import Account
from backend.core.actor import Actor
from backend.friendbank import queries, texts
from backend.friendbank.matching.score import Weights
from backend.friendbank.models import LeftOut, Profile, Proposal, Round
from backend.friendbank.rounds import Alternative
from backend.friendbank.views.fits import fits_of
from backend.friendbank.views.reasons import reasons

_NUMBERS = ("looking", "drafts", "offers", "good", "groups", "left_out", "mean_score")


def preview(actor: Actor, found: Mapping[str, Any]) -> dict[str, Any]:
    """What a round would mean, beside the last one."""
    last = found["last"]
    return {**found, "last": figures(actor, last) if last is not None else None}


def rounds(actor: Actor, shown: Sequence[Round]) -> list[dict[str, Any]]:
    """Rounds with their figures, and how far they have come."""
    counts = queries.count_drafts([made.id for made in shown])
    known = queries.list_known(actor)
    stayed = {made.id: _stayed_of_others(made, known) for made in shown}
    people = accounts.people_by_id({one for kept in stayed.values() for row in kept for one in row["people"]})
    return [
        {
            **{name: getattr(made, name) for name in ("id", "status", "dial", "created_at", "published_at")},
            "figures": figures(actor, made.figures),
            "waiting": counts[made.id].get("draft", 0),
            "approved": counts[made.id].get("approved", 0),
            "stayed": [_stayed(actor, one, people) for one in stayed[made.id]],
            "rules": texts.rules_asked(actor.language),
        }
        for made in shown
    ]


def figures(actor: Actor, kept: Mapping[str, Any]) -> dict[str, Any]:
    """The figures of a round, with the reasons in words."""
    why = kept.get("why", {})
    return {
        **{name: kept.get(name, 0) for name in _NUMBERS},
        "why": [{**texts.left_out(code, actor.language), "count": count} for code, count in why.items()],
        "bound_ratio": kept.get("bound_ratio"),
        "sent": kept.get("sent"),
        "minutes_per_approved": kept.get("minutes_per_approved"),
    }


def drafts(actor: Actor, shown: Sequence[Proposal]) -> list[dict[str, Any]]:
    """Drafts as a matchmaker sees them."""
    cards = _cards({account_id for draft in shown for account_id in draft.account_ids})
    weights, _ = queries.weights_of(actor.community_id)
    return [_draft(actor, draft, cards, weights) for draft in shown]


def left_out(actor: Actor, shown: Sequence[LeftOut]) -> list[dict[str, Any]]:
    """Whom a round brought nobody, and why."""
    cards = _cards([one.account_id for one in shown])
    return [{"person": cards[one.account_id], "reason": texts.left_out(one.reason, actor.language)} for one in shown]


def alternatives(actor: Actor, found: Sequence[Alternative]) -> dict[str, Any]:
    """Who could take a seat, and what speaks for it."""
    cards = _cards([one.account_id for one in found])
    return {
        "items": [
            {
                "person": cards[one.account_id],
                "score": round(one.draft.score, 2),
                "reasons": reasons(one.draft, actor.language),
                "cautions": [texts.caution(code, actor.language) for code in one.draft.cautions],
            }
            for one in found
        ]
    }


def _draft(actor: Actor, draft: Proposal, cards: Mapping[str, dict[str, Any]], weights: Weights) -> dict[str, Any]:
    fits = fits_of(draft, weights, actor.language)
    return {
        **{name: getattr(draft, name) for name in ("id", "round_id", "kind", "status", "needs_second")},
        "mine": draft.decided_by_id == actor.id,
        "seconded": draft.needs_second and draft.decided_by_id is not None,
        "people": [
            {**cards[seat.account_id], **fits[seat.account_id], "pleased": seat.pleased} for seat in draft.seats
        ],
        "score": round(draft.score, 2),
        "reasons": reasons(draft, actor.language),
        "cautions": [texts.caution(code, actor.language) for code in draft.cautions],
    }


def _stayed_of_others(made: Round, known: Collection[str]) -> list[Mapping[str, Any]]:
    """What stayed behind, but for drafts with somebody the reader knows: those were never theirs to see."""
    return [one for one in made.figures.get("stayed", ()) if not set(one["people"]) & set(known)]


def _stayed(actor: Actor, one: Mapping[str, Any], people: Mapping[str, Account]) -> dict[str, Any]:
    return {
        "people": [people[account_id].nickname for account_id in one["people"] if account_id in people],
        "code": one["code"],
        "text": texts.rule(one["code"], actor.language),
    }


def _cards(account_ids: Collection[str]) -> Mapping[str, dict[str, Any]]:
    people, bands = accounts.people_by_id(account_ids), accounts.actors_by_id(account_ids)
    profiles = queries.profiles_by_id(account_ids)
    return {one: _card(people[one], bands[one], profiles.get(one)) for one in account_ids}


def _card(account: Account, actor: Actor, told: Profile | None) -> dict[str, Any]:
    look = {name: getattr(account, name) for name in ("id", "nickname", "avatar", "tone", "kind")}
    return {**look, "age_band": actor.age_band, "area": told.area if told else None}
