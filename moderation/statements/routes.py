"""REST: what was decided about oneself, and disagreeing with it. Open to those who are kept out, too."""

from typing import Any

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import PageQuery, page_of
from moderation.appeals import service as appeals
from moderation.appeals.schemas import NewAppeal

from . import queries, schemas, service, views

blueprint = ApiBlueprint("statements")
endpoint = blueprint.endpoint
STATEMENT = "/statements/<key:statement_id>"


@endpoint("GET", "/statements", query=PageQuery(), returns=page_of(schemas.StatementSchema), pending=True)
def list_statements(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """What was decided about something of one's own, and why."""
    return queries.list_own(actor, window).map(lambda items: views.statements(items, actor.language))


@endpoint("POST", f"{STATEMENT}/read", returns=schemas.StatementSchema(), pending=True)
def read_statement(actor: Actor, statement_id: str) -> dict[str, Any]:
    """Say that one has read it."""
    return views.statements([service.mark_read(actor=actor, statement_id=statement_id)], actor.language)[0]


@endpoint("POST", f"{STATEMENT}/appeal", body=NewAppeal(), returns=schemas.StatementSchema(), status=201, pending=True)
def appeal(actor: Actor, statement_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Disagree, so that somebody else looks at it."""
    return views.statements([appeals.appeal(actor=actor, statement_id=statement_id, **body)], actor.language)[0]
