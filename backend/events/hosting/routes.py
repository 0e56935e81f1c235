"""REST: several who run an event."""

from typing import Any

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import PageQuery, page_of

from . import queries, schemas, service

blueprint = ApiBlueprint("event_hosts")
endpoint = blueprint.endpoint
HOSTS = "/events/<key:event_id>/co-hosts"


@endpoint("GET", HOSTS, query=PageQuery(), returns=page_of(schemas.CoHostSchema))
def list_hosts(actor: Actor, window: Window, event_id: str) -> Page[dict[str, Any]]:
    """Who hosts it besides its organiser, or was asked."""
    return queries.list_hosts(actor, event_id, window)


@endpoint("GET", f"{HOSTS}/candidates", query=PageQuery(), returns=page_of(schemas.HostCandidateSchema))
def list_candidates(actor: Actor, window: Window, event_id: str) -> Page[dict[str, Any]]:
    """Organisers one could ask."""
    return queries.list_candidates(actor, event_id, window)


@endpoint("PUT", f"{HOSTS}/<key:account_id>", body=schemas.NewCoHost(), status=204, rate="60/hour")
def ask(actor: Actor, event_id: str, account_id: str, body: dict[str, bool]) -> None:
    """Ask somebody to host it too; they do once they say yes."""
    service.ask(actor=actor, event_id=event_id, account_id=account_id, **body)


@endpoint("DELETE", f"{HOSTS}/<key:account_id>", status=204)
def stop(actor: Actor, event_id: str, account_id: str) -> None:
    """Somebody hosts it no longer."""
    service.stop(actor=actor, event_id=event_id, account_id=account_id)


@endpoint("GET", "/host-requests", query=PageQuery(), returns=page_of(schemas.HostRequestSchema))
def list_asked(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """What one is asked to host, and has not answered."""
    return queries.list_asked(actor, window)


@endpoint("POST", "/host-requests/<key:co_host_id>/answer", body=schemas.HostAnswerSchema(), status=204)
def answer(actor: Actor, co_host_id: str, body: dict[str, bool]) -> None:
    """Host it too, or not."""
    service.answer(actor=actor, co_host_id=co_host_id, **body)
