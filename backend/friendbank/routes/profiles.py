"""REST: one's own profile."""

from typing import Any

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.friendbank import queries, service, views
from backend.friendbank.models import blank_profile
from backend.friendbank.schemas.profiles import ChoicesSchema, ProfileChanges, ProfileSchema

blueprint = ApiBlueprint("profiles")
endpoint = blueprint.endpoint
PROFILE = ProfileSchema()


@endpoint("GET", "/friendbank/choices", returns=ChoicesSchema())
def get_choices(actor: Actor) -> dict[str, Any]:
    """What a profile can say."""
    return views.choices(actor)


@endpoint("GET", "/friendbank/profile", returns=PROFILE)
def get_profile(actor: Actor) -> dict[str, Any]:
    """One's own profile."""
    actor.require("friendbank.take_part")
    return views.profile(queries.find_profile(actor.id) or blank_profile(actor.id))


@endpoint("PUT", "/friendbank/profile", body=ProfileChanges(), returns=PROFILE)
def save_profile(actor: Actor, body: dict[str, Any]) -> dict[str, Any]:
    """Tell about oneself."""
    return views.profile(service.save_profile(actor=actor, changes=body))
