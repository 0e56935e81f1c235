"""Use cases: which topics come by which channel, and when it is quiet."""

from collections.abc import Mapping, Sequence
from typing import Any

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Invalid

from . import queries, topics
from .listeners import listeners_by_id
from .models import Preference
from .quiet import OLDER, Hours


def view_preferences(actor: Actor) -> dict[str, Any]:
    """What the actor has chosen, or what holds until they do."""
    listener = listeners_by_id([actor.id])[actor.id]
    fixed = listener.sleeper.fixed_on(clock.today())
    return {
        "topics": [
            {
                "topic": topic,
                "locked": topic in topics.LOCKED,
                **{channel: listener.wants(topic, channel) for channel in topics.CHANNELS},
            }
            for topic in topics.TOPICS
        ],
        "quiet": _shown(fixed or listener.sleeper.choice, fixed=fixed is not None),
    }


def change_preferences(
    *, actor: Actor, chosen: Sequence[Mapping[str, Any]] = (), quiet: Mapping[str, Any] | None = None
) -> None:
    """Keep these choices and leave the others; raises Invalid for quiet hours that age has set."""
    queries.take_turn(actor.id)
    preference = session().get(Preference, actor.id)
    if preference is None:
        preference = Preference(account_id=actor.id, choices={})
        session().add(preference)
    # A new dictionary, because a change inside the old one would not be noticed.
    preference.choices = {
        **preference.choices,
        **{choice["topic"]: {channel: choice[channel] for channel in topics.CHANNELS} for choice in chosen},
    }
    if quiet is not None:
        _choose_quiet(actor, preference, quiet)
    session().flush()


def _choose_quiet(actor: Actor, preference: Preference, quiet: Mapping[str, Any]) -> None:
    if listeners_by_id([actor.id])[actor.id].sleeper.fixed_on(clock.today()):
        raise Invalid(errors={"quiet": ["fixed"]})
    preference.quiet_on = quiet["on"]
    preference.quiet_starts, preference.quiet_ends = quiet["starts"], quiet["ends"]


def _shown(hours: Hours | None, *, fixed: bool) -> dict[str, Any]:
    shown = hours or OLDER
    return {
        "on": hours is not None,
        "starts": shown.starts.isoformat("minutes"),
        "ends": shown.ends.isoformat("minutes"),
        "fixed": fixed,
    }
