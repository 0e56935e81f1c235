"""Who sees the rules, proposes them, votes, and may stop one."""

from collections.abc import Collection

from backend.core.actor import Actor
from backend.core.errors import Forbidden, NotFound
from backend.crew.permissions import ANSWER, NAME, TAKE_PART

from .models import Rule


def can_see(actor: Actor, rule: Rule, blocked: Collection[str]) -> bool:
    """Everybody of the house; a proposal not across a block, but what holds in the house holds for all."""
    here = actor.community_id == rule.community_id and rule.hidden_at is None and rule.state != "withdrawn"
    across = rule.state == "voting" and not actor.is_adult and rule.author_id in blocked
    return here and bool(actor.capabilities) and not across


def require_seen(actor: Actor, rule: Rule | None, blocked: Collection[str]) -> Rule:
    """`rule`, if it exists for this actor; raises NotFound."""
    if rule is None or not can_see(actor, rule, blocked):
        raise NotFound
    return rule


def require_own(actor: Actor, rule: Rule | None) -> Rule:
    """`rule`, if this actor proposed it; raises NotFound."""
    if rule is None or rule.author_id != actor.id or not actor.capabilities:
        raise NotFound
    return rule


def can_propose(actor: Actor, *, is_member: bool) -> bool:
    """The youths of the crew, and the adults who answer for the house."""
    return actor.can(ANSWER) or (actor.can(TAKE_PART) and is_member)


def require_proposer(actor: Actor, *, is_member: bool) -> None:
    """Pass for whoever may propose; raises Forbidden."""
    if not can_propose(actor, is_member=is_member):
        raise Forbidden


def require_voter(actor: Actor) -> None:
    """The rules are the youths' own: they vote; raises Forbidden."""
    actor.require(TAKE_PART)


def require_veto(actor: Actor) -> None:
    """Coordinators answer for the house; raises Forbidden."""
    actor.require(NAME)
