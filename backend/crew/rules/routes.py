"""REST: the rules of the house."""

from typing import Any

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import page_of

from . import queries, schemas, service
from .models import Rule

blueprint = ApiBlueprint("house_rules")
endpoint = blueprint.endpoint
RULE = "/house-rules/<key:rule_id>"
RULE_OUT = schemas.HouseRuleSchema()


@endpoint("GET", "/house-rules", query=schemas.HouseRulesQuery(), returns=page_of(schemas.HouseRuleSchema))
def list_rules(actor: Actor, window: Window, query: dict[str, Any]) -> Page[dict[str, Any]]:
    """What holds in the house, and what is voted on."""
    return queries.list_rules(actor, window, **query)


@endpoint("GET", "/house-rules/mine", returns=schemas.OwnRulesSchema())
def show_own(actor: Actor) -> dict[str, Any]:
    """Whether one may propose."""
    return queries.show_own(actor)


@endpoint("PUT", RULE, body=schemas.NewHouseRule(), returns=RULE_OUT, rate="30/hour")
def propose(actor: Actor, rule_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Propose a rule."""
    return _shown(actor, service.propose(actor=actor, rule_id=rule_id, **body))


@endpoint("DELETE", RULE, status=204)
def withdraw(actor: Actor, rule_id: str) -> None:
    """Take an own proposal back."""
    service.withdraw(actor=actor, rule_id=rule_id)


@endpoint("PUT", f"{RULE}/vote", body=schemas.NewRuleVote(), returns=RULE_OUT)
def vote(actor: Actor, rule_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Say yes or no."""
    return _shown(actor, service.vote(actor=actor, rule_id=rule_id, **body))


@endpoint("PUT", f"{RULE}/veto", body=schemas.NewRuleVeto(), returns=RULE_OUT)
def veto(actor: Actor, rule_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Stop it, with a reason."""
    return _shown(actor, service.veto(actor=actor, rule_id=rule_id, **body))


def _shown(actor: Actor, rule: Rule) -> dict[str, Any]:
    return queries.describe(actor, [rule])[0]
