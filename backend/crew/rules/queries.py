"""Reads about the rules: never how a vote stands before it is counted."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import func, or_, select

from backend.accounts import queries as accounts
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.pagination import Page, Window, paginate
from backend.crew import queries as crew
from backend.crew.permissions import NAME, TAKE_PART, require_reader

from .models import CHOICES, Rule, RuleVote
from .outcome import FEW
from .permissions import can_propose, require_seen

VIEWS = {"in_force": ("in_force",), "voting": ("voting",), "past": ("fell", "vetoed", "replaced")}
VETO_WITHIN = timedelta(days=14)
_PLAIN = ("id", "words", "why", "state", "proposed_at", "votes_until", "quorum", "decided_at", "ended_at")


def find_rule(rule_id: str) -> Rule | None:
    """One rule, whoever asks."""
    return session().get(Rule, rule_id)


def see_rule(actor: Actor, rule_id: str) -> Rule:
    """A rule that exists for this actor; raises NotFound."""
    return require_seen(actor, find_rule(rule_id), accounts.list_blocked_either_way(actor.id))


def list_rules(actor: Actor, window: Window, view: str = "in_force") -> Page[dict[str, Any]]:
    """What holds in the house, what is voted on, or what was; the newest first. Raises Forbidden."""
    require_reader(actor)
    seen = select(Rule).where(
        Rule.community_id == actor.community_id, Rule.state.in_(VIEWS[view]), Rule.hidden_at.is_(None)
    )
    if not actor.is_adult:
        blocked = accounts.list_blocked_either_way(actor.id)
        seen = seen.where(or_(Rule.state != "voting", Rule.author_id.not_in(blocked)))
    newest = paginate(seen, window, key=[Rule.proposed_at, Rule.id], descending=True)
    return newest.map(lambda rules: describe(actor, rules))


def describe(actor: Actor, rules: Sequence[Rule]) -> list[dict[str, Any]]:
    """Rules as the API shows them to this actor, in a fixed number of queries."""
    rule_ids = [rule.id for rule in rules]
    own = select(RuleVote.rule_id, RuleVote.choice).where(
        RuleVote.rule_id.in_(rule_ids), RuleVote.account_id == actor.id
    )
    mine = {row.rule_id: row.choice for row in session().execute(own)}
    replaced = select(Rule.id, Rule.words).where(Rule.id.in_([rule.replaces_id for rule in rules if rule.replaces_id]))
    before = {row.id: row.words for row in session().execute(replaced)}
    return [
        {
            **{name: getattr(rule, name) for name in _PLAIN},
            "mine": rule.author_id == actor.id,
            "replaces": before.get(rule.replaces_id or ""),
            "can_vote": actor.can(TAKE_PART) and is_voting(rule),
            "my_vote": mine.get(rule.id),
            "tally": _shown_tally(rule),
            "few": rule.tally is not None and _shown_tally(rule) is None,
            "veto_reason": rule.veto_reason,
            "can_veto": actor.can(NAME) and can_be_vetoed(rule),
        }
        for rule in rules
    ]


def show_own(actor: Actor) -> dict[str, Any]:
    """Whether this actor may propose a rule; raises Forbidden."""
    require_reader(actor)
    return {"can_propose": can_propose(actor, is_member=crew.is_member(actor.id))}


def is_voting(rule: Rule) -> bool:
    """Whether votes on it still count."""
    return rule.state == "voting" and clock.now() < rule.votes_until


def can_be_vetoed(rule: Rule) -> bool:
    """While it is voted on, and for two weeks after it was carried."""
    recent = rule.decided_at is not None and clock.now() < rule.decided_at + VETO_WITHIN
    return rule.state == "voting" or (rule.state == "in_force" and recent)


def count_voting(community_id: str) -> int:
    """How many proposals people are asked about."""
    asked = select(func.count()).where(Rule.community_id == community_id, Rule.state == "voting")
    return session().scalar(asked) or 0


def _shown_tally(rule: Rule) -> dict[str, int] | None:
    votes = {choice: (rule.tally or {}).get(choice, 0) for choice in CHOICES}
    return votes if sum(votes.values()) >= FEW else None
