"""A profile, and what it can say."""

from typing import Any

from backend.core.actor import Actor
from backend.friendbank import catalogue, queries
from backend.friendbank.models import Profile


def choices(actor: Actor) -> dict[str, Any]:
    """What a profile can say here."""
    return {
        "interests": catalogue.INTERESTS,
        "languages": catalogue.LANGUAGES,
        "areas": catalogue.areas_of(queries.list_areas(actor)),
        "times": catalogue.TIMES,
        "travel": list(catalogue.TRAVEL),
        "hopes": catalogue.HOPES,
    }


def profile(told: Profile) -> dict[str, Any]:
    """One's own profile."""
    names = ("interests", "dislikes", "languages", "area", "travel", "times", "hopes", "paused", "updated_at")
    return {**{name: getattr(told, name) for name in names}, "complete": told.is_complete}
