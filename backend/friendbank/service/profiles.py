"""Telling about oneself."""

from collections.abc import Mapping
from typing import Any

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Invalid
from backend.friendbank import queries
from backend.friendbank.models import Profile, blank_profile


def save_profile(*, actor: Actor, changes: Mapping[str, Any]) -> Profile:
    """Keep what the actor tells; what is not mentioned stays. Raises Forbidden, Invalid."""
    actor.require("friendbank.take_part")
    profile = queries.find_profile(actor.id) or blank_profile(actor.id)
    for name, value in changes.items():
        setattr(profile, name, value)
    _require_sense(actor, profile)
    profile.updated_at = clock.now()
    session().add(profile)
    session().flush()
    return profile


def _require_sense(actor: Actor, profile: Profile) -> None:
    wrong = {}
    if both := set(profile.interests) & set(profile.dislikes):
        wrong["dislikes"] = sorted(both)
    if profile.area is not None and profile.area not in queries.list_areas(actor):
        wrong["area"] = [profile.area]
    if wrong:
        raise Invalid(errors=wrong)
