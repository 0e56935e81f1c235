"""REST: decisions that wait for a second person."""

from typing import Any

from backend.core.actor import Actor
from backend.core.errors import AppError
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import PageQuery, page_of

from . import queries, schemas, service, views

blueprint = ApiBlueprint("seconds")
endpoint = blueprint.endpoint
SECOND = "/moderation/seconds/<key:second_id>"


@endpoint("GET", "/moderation/seconds", query=PageQuery(), returns=page_of(schemas.SecondSchema))
def list_seconds(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """Decisions of one's community that wait for somebody else's yes."""
    return queries.list_waiting(actor, window).map(lambda items: views.seconds(items, actor))


@endpoint("GET", SECOND, returns=schemas.SeenSecondSchema(), recorded=True)
def show_second(actor: Actor, second_id: str) -> dict[str, Any]:
    """Read what one is asked about, with its case; the look goes on record."""
    return views.seen(service.look(actor=actor, second_id=second_id), actor)


@endpoint("POST", f"{SECOND}/answer", body=schemas.NewAnswer(), returns=schemas.SecondSchema())
def answer_second(actor: Actor, second_id: str, body: dict[str, Any]) -> dict[str, Any] | AppError:
    """Say yes or no to what somebody else decided."""
    answered = service.answer(actor=actor, second_id=second_id, **body)
    return answered if isinstance(answered, AppError) else views.seconds([answered], actor)[0]
