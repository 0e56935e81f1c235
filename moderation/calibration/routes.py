"""REST: one's own examples, and how far people agree."""

from typing import Any

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import PageQuery, page_of

from . import queries, schemas, service, views

blueprint = ApiBlueprint("calibration")
endpoint = blueprint.endpoint
PATH = "/moderation/calibration"


@endpoint("GET", PATH, returns=schemas.CalibrationSchema())
def show_calibration(actor: Actor) -> service.Calibration:
    """How often one agreed with the experts; for coordinators, how far all agree, and how many examples there are."""
    return service.show(actor=actor)


@endpoint("PUT", PATH, body=schemas.NewRate(), returns=schemas.CalibrationSchema())
def change_calibration(actor: Actor, body: dict[str, Any]) -> service.Calibration:
    """Mix in so many examples in a hundred cases from now on, or none."""
    return service.change_rate(actor=actor, **body)


@endpoint("GET", f"{PATH}/results", query=PageQuery(), returns=page_of(schemas.ExampleResultSchema))
def list_results(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """What one made of examples oneself, and what the experts did."""
    return queries.list_own(actor, window).map(lambda items: views.results(items, actor.language))
