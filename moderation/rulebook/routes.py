"""REST: what each rule caught, and whether it has a say."""

from typing import Any

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import PageQuery, page_of

from . import schemas, service, switching, views

blueprint = ApiBlueprint("rulebook")
endpoint = blueprint.endpoint
MODE = "/moderation/rules/<key:rule>/mode"


@endpoint("GET", "/moderation/rules", query=PageQuery(), returns=page_of(schemas.RuleSchema))
def list_rules(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """How often each rule caught something lately, whether that is like it, and whether it has a say."""
    return service.list_rules(actor=actor, window=window).map(lambda names: views.rules(names, actor))


@endpoint("PUT", MODE, body=schemas.NewRuleMode(), returns=schemas.RuleSchema())
def change_rule(actor: Actor, rule: str, body: dict[str, Any]) -> dict[str, Any]:
    """Let a rule speak, only look on, or rest; where that takes two people, ask the second."""
    switching.change(actor=actor, rule=rule, **body)
    return views.rules([rule], actor)[0]


@endpoint("POST", f"{MODE}/confirmation", body=schemas.RuleModeAnswer(), returns=schemas.RuleSchema())
def answer_rule(actor: Actor, rule: str, body: dict[str, Any]) -> dict[str, Any]:
    """Agree as the second person, or refuse."""
    switching.answer(actor=actor, rule=rule, **body)
    return views.rules([rule], actor)[0]
