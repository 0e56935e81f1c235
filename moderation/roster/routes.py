"""REST: whether somebody looks, and the roster."""

from typing import Any

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import PageQuery, page_of

from . import queries, schemas, service, views
from .permissions import require_on_roster
from .watch import Watch

blueprint = ApiBlueprint("roster")
endpoint = blueprint.endpoint
SHIFT = "/moderation/shifts/<key:shift_id>"


@endpoint("GET", "/watch", returns=schemas.WatchSchema())
def show_watch(actor: Actor) -> Watch:
    """Whether somebody looks at what happens in one's community right now."""
    return queries.watch(actor.community_id)


@endpoint("GET", "/moderation/shifts", query=PageQuery(), returns=page_of(schemas.ShiftSchema))
def list_shifts(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """Who is on watch, from yesterday on."""
    return queries.list_shifts(actor, window).map(lambda rows: views.shifts(rows, actor))


@endpoint("GET", "/moderation/watchers", returns=page_of(schemas.WatcherSchema))
def list_watchers(actor: Actor) -> Page[dict[str, Any]]:
    """Whom a shift can be given."""
    require_on_roster(actor)
    return Page(views.watchers(actor))


@endpoint("POST", "/moderation/shifts", body=schemas.NewShift(), returns=schemas.ShiftSchema(), status=201)
def plan_shift(actor: Actor, body: dict[str, Any]) -> dict[str, Any]:
    """Put a shift on the roster."""
    return views.shifts([service.plan_shift(actor=actor, **body)], actor)[0]


@endpoint("DELETE", SHIFT, status=204)
def cancel_shift(actor: Actor, shift_id: str) -> None:
    """Take a shift off the roster."""
    service.cancel_shift(actor=actor, shift_id=shift_id)


@endpoint("PUT", f"{SHIFT}/note", body=schemas.ShiftNote(), returns=schemas.ShiftSchema())
def hand_over(actor: Actor, shift_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Leave word for whoever comes next."""
    return views.shifts([service.hand_over(actor=actor, shift_id=shift_id, **body)], actor)[0]
