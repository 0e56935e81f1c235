"""Makers of events; every one needs an open unit of work."""

from datetime import timedelta
from typing import Any

from backend.accounts.models import Community
from backend.core import clock
from backend.core.actor import Actor
from backend.events import service
from backend.events.models import Event, Series
from backend.events.queries import Place
from tests.factories import make_adult

GOING = Place("going")


def make_event(*, community: Community, host: Actor | None = None, **facts: Any) -> Event:
    """An event of this community a week from now, posted by its organiser; two seats unless `facts` says."""
    organiser = host or make_adult("organiser", community=community)
    return service.create_event(actor=organiser, facts=event_facts(**facts))


def make_series(*, community: Community, rule: str, host: Actor | None = None, **facts: Any) -> Series:
    """A series of this community, posted by its organiser; its first time a week from now, unless `facts` says."""
    organiser = host or make_adult("organiser", community=community)
    return service.start_series(actor=organiser, facts=event_facts(**facts), rule=rule)


def event_facts(**facts: Any) -> dict[str, Any]:
    """What an organiser fills in."""
    starts_at = facts.get("starts_at") or (clock.now() + timedelta(days=7)).replace(microsecond=0)
    feel = {
        "first_ten_minutes": "Freja står ved døren.",
        "sound": 2,
        "who_is_there": "Otte til tolv unge.",
        "leaving_early": "Gå, når du vil.",
    }
    defaults = {"title": "Brætspil", "description": "Vi spiller sammen.", "category": "game_night"}
    plain = {"picture": None, "place": "Huset", "capacity": 2, "languages": ["da"], "age_bands": ["15-17"]}
    times = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=2)}
    return {**defaults, **plain, **times, "feel": feel, **facts}


def sign_up(person: Actor, event: Event) -> Place:
    return service.sign_up(actor=person, event_id=event.id)
