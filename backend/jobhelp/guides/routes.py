"""REST: guides on the way to a job."""

from typing import Any

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint

from . import reading, schemas

blueprint = ApiBlueprint("guides")
endpoint = blueprint.endpoint


@endpoint("GET", "/jobhelp/guides/<key:name>", returns=schemas.GuideSchema())
def get_guide(actor: Actor, name: str) -> dict[str, Any]:
    """One guide in the reader's language, for everybody who is let in."""
    return reading.get_guide(name, actor.language)
