"""REST: what each rule caught."""

from dataclasses import asdict
from typing import Any

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page
from backend.core.schemas import page_of

from . import schemas, service

blueprint = ApiBlueprint("rulebook")
endpoint = blueprint.endpoint


@endpoint("GET", "/moderation/rules", returns=page_of(schemas.RuleSchema))
def list_rules(actor: Actor) -> Page[dict[str, Any]]:
    """How often each rule caught something lately, and whether that is like it."""
    return Page([asdict(record) | {"standing": how} for record, how in service.list_rules(actor=actor)])
