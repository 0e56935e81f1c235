"""What a draft says, and what of it is still missing; knows no database."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from backend.events.models import Event
from backend.events.plans import FEEL, PLAIN
from backend.events.wallclock import moment_of, on_the_wall

# In the order of the form, so that whoever is told finds them from the top down.
NEEDED = ("title", "description", "day", "starts", "ends", "place", "age_bands", "languages")
NEEDED_FEEL = ("first_ten_minutes", "sound", "who_is_there", "leaving_early")


def list_missing(facts: Mapping[str, Any]) -> list[str]:
    """The parts without which it cannot be posted."""
    return [name for name in ("category", *NEEDED, *NEEDED_FEEL) if not facts.get(name)]


def event_facts(facts: Mapping[str, Any], zone: str) -> dict[str, Any]:
    """What a whole draft says, as an event is posted; one that ends before it begins ends the day after."""
    day, starts, ends = (
        date.fromisoformat(facts["day"]),
        *(time.fromisoformat(facts[name]) for name in ("starts", "ends")),
    )
    last_day = day if ends > starts else day + timedelta(days=1)
    return {
        **{name: facts.get(name) for name in PLAIN},
        "guests_welcome": bool(facts.get("guests_welcome")),
        "starts_at": moment_of(datetime.combine(day, starts), zone),
        "ends_at": moment_of(datetime.combine(last_day, ends), zone),
        "feel": {name: facts[name] for name in FEEL},
        "age_bands": facts["age_bands"],
    }


def facts_of(event: Event, now: datetime) -> dict[str, Any]:
    """An event to be posted again: everything as it was, on the next day of the same name still to come."""
    wall = event.local_start
    while moment_of(wall, event.zone) <= now:
        wall += timedelta(days=7)
    ends = on_the_wall(event.ends_at, event.zone)
    return {
        **{name: getattr(event, name) for name in (*PLAIN, *FEEL)},
        "age_bands": event.age_bands,
        "day": wall.date().isoformat(),
        "starts": f"{wall:%H:%M}",
        "ends": f"{ends:%H:%M}",
        "rule": None,
    }
