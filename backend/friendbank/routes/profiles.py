"""REST: one's own profile, and how it looks for whoever told it."""

from typing import Any

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.friendbank import queries, service, views
from backend.friendbank.models import blank_profile
from backend.friendbank.schemas.profiles import (
    ChoicesSchema,
    OutlookSchema,
    PreviewSchema,
    ProfileChanges,
    ProfileSchema,
)

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


@endpoint("GET", "/friendbank/profile/preview", returns=PreviewSchema(), rate="120/hour")
def preview_profile(actor: Actor) -> dict[str, Any]:
    """What others could be told about oneself."""
    return views.preview(actor)


@endpoint("GET", "/friendbank/outlook", returns=OutlookSchema(), rate="240/hour")
def get_outlook(actor: Actor) -> dict[str, Any]:
    """How it looks for oneself, and which own limit could let in more people."""
    return views.outlook(actor)
