"""A profile, what it can say, and how it looks for whoever told it."""

from typing import Any

from backend.core.actor import Actor
from backend.friendbank import catalogue, queries, texts
from backend.friendbank.matching.reasons import MOST_REASONS
from backend.friendbank.models import Profile
from backend.friendbank.outlooks import outlook_of, tellable_of

_TOLD = (
    "interests", "dislikes", "languages", "times", "hopes", "ways", "comforts", "skipped", "area", "travel",
    "together", "gender", "only_gender", "most_years", "learns", "updated_at",
)  # fmt: skip


def choices(actor: Actor) -> dict[str, Any]:
    """What a profile can say here."""
    return {
        "interests": catalogue.INTERESTS,
        "languages": catalogue.LANGUAGES,
        "areas": catalogue.areas_of(queries.list_areas(actor)),
        "times": catalogue.TIMES,
        "travel": list(catalogue.TRAVEL),
        "ways": catalogue.WAYS,
        "hopes": catalogue.HOPES,
        "comforts": catalogue.COMFORTS,
        "genders": catalogue.GENDERS,
    }


def profile(told: Profile) -> dict[str, Any]:
    """One's own profile."""
    return {
        **{name: getattr(told, name) for name in _TOLD},
        "paused": told.is_paused,
        "paused_until": told.paused_until if told.is_paused else None,
        "complete": told.is_complete,
    }


def preview(actor: Actor) -> dict[str, Any]:
    """What others could be told about the actor."""
    return {"reasons": [texts.reason(told, actor.language) for told in tellable_of(actor)], "most": MOST_REASONS}


def outlook(actor: Actor) -> dict[str, Any]:
    """How it looks for the actor."""
    found = outlook_of(actor)
    levers = found.prospect.levers if found.prospect else ()
    return {
        "state": found.state,
        "looking_since": found.looking_since,
        "waiting_days": found.waiting_days,
        "partners": found.prospect.partners if found.prospect else None,
        "reason": texts.why_not_yet(found.reason, actor.language),
        "levers": [
            {
                "limit": lever.limit,
                "opens": lever.opens,
                "text": texts.lever(lever.limit, lever.opens, actor.language),
                "changes": lever.changes,
            }
            for lever in levers
        ],
    }
