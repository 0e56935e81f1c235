"""REST: codes for the door, who goes in and out, and how many there are."""

from typing import Any

import segno

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import PageQuery, page_of

from . import queries, schemas, service

blueprint = ApiBlueprint("door")
endpoint = blueprint.endpoint


@endpoint("PUT", "/house/door/codes/mine", returns=schemas.DoorCodeSchema())
def have_code(actor: Actor) -> dict[str, Any]:
    """One's own code for today."""
    mine = service.have_code(actor=actor)
    # Letters and digits only, without a word of whose they are: the smallest drawing, which old cameras read best.
    drawing = segno.make(mine.code, error="q", micro=False).svg_inline(scale=8, border=4, dark="#000", light="#fff")
    return {"code": mine.code, "day": mine.day, "qr_svg": drawing}


@endpoint("GET", "/house/door", returns=schemas.DoorSchema())
def show_door(actor: Actor) -> dict[str, Any]:
    """How many are inside."""
    return queries.show_door(actor)


@endpoint("GET", "/house/door/people", query=PageQuery(), returns=page_of(schemas.InsideSchema))
def list_inside(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """Those inside who showed a code."""
    return queries.list_inside(actor, window)


@endpoint("PUT", "/house/door/scans/<key:scan_id>", body=schemas.NewScan(), returns=schemas.ScanSchema())
def scan(actor: Actor, scan_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Somebody goes in or out."""
    return service.scan(actor=actor, scan_id=scan_id, **body)


@endpoint("GET", "/house/door/visits", query=PageQuery(), returns=page_of(schemas.VisitsSchema))
def list_visits(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """How many came on the days that are over."""
    return queries.list_visits(actor, window)
