"""REST: how the friend bank does, and what its score weighs, for coordinators."""

from typing import Any

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.schemas import Schema
from backend.friendbank import queries, views
from backend.friendbank.schemas.figures import FiguresQuery, FiguresSchema, WeightsSchema
from backend.friendbank.service import learning

blueprint = ApiBlueprint("figures")
endpoint = blueprint.endpoint
WEIGHTS = WeightsSchema()


@endpoint("GET", "/friendbank/figures", query=FiguresQuery(), returns=FiguresSchema())
def get_figures(actor: Actor, query: dict[str, Any]) -> dict[str, Any]:
    """How each group is served; nothing about fewer than ten people."""
    actor.require("friendbank.oversee")
    return views.figures_by(actor, query["by"])


@endpoint("GET", "/friendbank/weights", returns=WEIGHTS)
def get_weights(actor: Actor) -> dict[str, Any]:
    """What the parts of the score weigh, and the change that waits for a decision."""
    actor.require("friendbank.oversee")
    return views.weights(actor, queries.find_weight_set(actor.community_id, "proposed"))


@endpoint("POST", "/friendbank/weights/lessons", body=Schema(), returns=WEIGHTS, rate="20/hour")
def take_lesson(actor: Actor, body: dict[str, Any]) -> dict[str, Any]:
    """Learn from the answers so far; nothing changes before it is adopted."""
    return views.weights(actor, learning.take_lesson(actor=actor, **body))


@endpoint("POST", "/friendbank/weights/<key:weight_set_id>/adoption", body=Schema(), returns=WEIGHTS)
def adopt_weights(actor: Actor, weight_set_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Make further rounds with these weights."""
    learning.adopt(actor=actor, weight_set_id=weight_set_id, **body)
    return views.weights(actor, None)


@endpoint("POST", "/friendbank/weights/<key:weight_set_id>/rejection", body=Schema(), status=204)
def reject_weights(actor: Actor, weight_set_id: str, body: dict[str, Any]) -> None:
    """Leave the weights as they are."""
    learning.reject(actor=actor, weight_set_id=weight_set_id, **body)
