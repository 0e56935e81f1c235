"""REST: posters."""

from typing import Any

from flask import Response, current_app
from marshmallow import fields, validate

from backend.core.actor import Actor
from backend.core.config import Settings
from backend.core.errors import Forbidden
from backend.core.http import ApiBlueprint
from backend.core.schemas import Schema
from backend.core.specs import Raw
from backend.events import queries
from backend.events.permissions import require_on, require_seen

from .printing import print_poster
from .words import WORDS

blueprint = ApiBlueprint("posters")
PDF = Raw(types=("application/pdf",))


class PosterQuery(Schema):
    """In which language it speaks around the organiser's own words."""

    language = fields.String(load_default="da", validate=validate.OneOf(tuple(WORDS)))


@blueprint.endpoint("GET", "/events/<key:event_id>/poster.pdf", query=PosterQuery(), returns=PDF, rate="60/hour")
def download_poster(actor: Actor, event_id: str, query: dict[str, Any]) -> Response:
    """An event on a page for an adult to hang up; it does not say where it is."""
    event = require_seen(actor, queries.find_event(event_id))
    if not actor.is_adult:
        raise Forbidden
    require_on(event)
    settings: Settings = current_app.extensions["flok"]
    page = print_poster(event, address=f"{settings.public_url}/events/{event.id}", **query)
    headers = {"Content-Disposition": 'attachment; filename="opslag.pdf"', "Cache-Control": "private, no-store"}
    return Response(page, content_type="application/pdf", headers=headers)
