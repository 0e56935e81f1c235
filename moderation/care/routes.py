"""REST: one's own load, and a break."""

from typing import Any

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint

from . import schemas, service

blueprint = ApiBlueprint("care")
endpoint = blueprint.endpoint


@endpoint("GET", "/moderation/care", returns=schemas.LoadSchema())
def show_load(actor: Actor) -> service.Load:
    """What one has carried on this shift; for oneself only."""
    return service.look_after(actor=actor)


@endpoint("POST", "/moderation/care/pauses", body=schemas.NewPause(), returns=schemas.LoadSchema(), status=201)
def pause(actor: Actor, body: dict[str, Any]) -> service.Load:
    """Take a break, or say that one has talked it over, or not now."""
    return service.pause(actor=actor, **body)
