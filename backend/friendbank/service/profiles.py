"""Telling about oneself, and taking a pause."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Invalid
from backend.friendbank import queries, texts
from backend.friendbank.models import Profile, blank_profile
from backend.notifications import service as notifications

LONGEST_PAUSE = timedelta(days=366)


def save_profile(*, actor: Actor, changes: Mapping[str, Any]) -> Profile:
    """Keep what the actor tells; what is not mentioned stays. Raises Forbidden, Invalid."""
    actor.require("friendbank.take_part")
    profile = queries.find_profile(actor.id) or blank_profile(actor.id)
    _settle(profile)
    for name, value in {**_following(changes), **changes}.items():
        setattr(profile, name, value)
    if wrong := dict(_problems(actor, profile)):
        raise Invalid(errors=wrong)
    _settle(profile)
    profile.updated_at = clock.now()
    session().add(profile)
    session().flush()
    return profile


def end_pauses() -> int:
    """End the pauses whose date has come, and say so; returns how many."""
    over = queries.list_pauses_until(clock.today())
    for profile in over:
        cause = f"pause:{profile.account_id}:{profile.paused_until}"
        _settle(profile)
        notifications.notify(
            account_ids=[profile.account_id], kind="friendbank.pause_over", link="/friends", cause=cause
        )
    session().flush()
    return len(over)


def _following(changes: Mapping[str, Any]) -> dict[str, Any]:
    """What changes along unless something else is said: who ends a pause need not take back its date."""
    return {"paused_until": None} if changes.get("paused") is False else {}


def _settle(profile: Profile) -> None:
    """Bring what follows from the rest up to date: whether a pause is over, and since when they can be found."""
    if not profile.is_paused:
        profile.paused, profile.paused_until = False, None
    is_looking = profile.is_complete and not profile.paused
    profile.looking_since = (profile.looking_since or clock.now()) if is_looking else None


def _problems(actor: Actor, profile: Profile) -> Iterator[tuple[str, list[str]]]:
    if both := set(profile.interests) & set(profile.dislikes):
        yield "dislikes", sorted(both)
    if profile.area is not None and profile.area not in queries.list_areas(actor):
        yield "area", [profile.area]
    if profile.only_gender and profile.gender is None:
        yield "only_gender", [texts.problem("only_gender", actor.language)]
    if profile.paused_until is not None and not _is_sensible_pause(profile):
        yield "paused_until", [texts.problem("paused_until", actor.language)]


def _is_sensible_pause(profile: Profile) -> bool:
    today = clock.today()
    return profile.is_paused and profile.paused_until is not None and profile.paused_until <= today + LONGEST_PAUSE
