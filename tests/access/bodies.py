"""What is sent along to a route."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from backend.core import clock
from tests.access.rows import Body
from tests.support.pushservice import Browser
from tests.support.world import EMPLOYER, FEEL, World

# Nobody can be on two shifts at once, whoever planned the other.
_days = count(2)


def dates(_world: World) -> Body:
    today = clock.today()
    until = today + timedelta(days=30)
    return {"screened_until": until.isoformat(), "confidentiality_signed_on": today.isoformat()}


def confirmation(_world: World) -> Body:
    born = clock.today().replace(year=clock.today().year - 16, day=1)
    return {"legal_name": "Nora Opdigtet", "birth_date": born.isoformat()}


def slot(world: World) -> Body:
    """A time in the open house, with somebody there whom no account of the table is."""
    start = datetime.combine(clock.today() + timedelta(days=2), time(16), clock.COPENHAGEN)
    return {"starts_at": start.isoformat(), "minutes": 30, "second_id": world.things["free_host"]}


def employer(_world: World) -> Body:
    """The baker as it stands."""
    return EMPLOYER


def opening(world: World) -> Body:
    """Other words for the draft."""
    return {
        "title": "Hjælp i weekenden",
        "employer_id": world.things["employer"],
        "open_until": (clock.today() + timedelta(days=9)).isoformat(),
        "version": 1,
    }


def event(_world: World) -> Body:
    start = clock.now() + timedelta(days=3)
    return {
        "title": "Madaften",
        "description": "Vi laver mad.",
        "category": "food",
        "starts_at": start.isoformat(),
        "ends_at": (start + timedelta(hours=2)).isoformat(),
        "place": "Huset",
        "capacity": 5,
        "feel": FEEL,
        "languages": ["da"],
        "age_bands": ["15-17"],
    }


def series(world: World) -> Body:
    return {**event(world), "rule": "FREQ=WEEKLY;COUNT=3"}


def cv(_world: World) -> Body:
    """Words for whoever has none yet, and the same again for nor."""
    return {"name": "Nor", "version": 0}


def house_room(_world: World) -> Body:
    return {"name": f"Rum {next(_days)}", "capacity": 8, "step_free": True, "quiet": False}


def booking(world: World) -> Body:
    return {"room_id": world.things["house_room"], "purpose": "meeting", **booking_moved(world)}


def booking_moved(_world: World) -> Body:
    start = clock.now() + timedelta(days=next(_days))
    return {"starts_at": start.isoformat(), "ends_at": (start + timedelta(hours=1)).isoformat()}


def week(_world: World) -> Body:
    return {"days": {str(day): ["15:00-21:00"] for day in range(7)}, "closed_on": ["public"]}


def browser(_world: World) -> Body:
    return {"endpoint": f"https://fcm.googleapis.com/fcm/send/{uuid4().hex}", "keys": Browser().keys}


def friends(world: World) -> Body:
    return {"title": "Os", "account_ids": [world.people["sne"], world.people["peer"]]}


def shift(world: World) -> Body:
    start = clock.now() + timedelta(days=next(_days))
    ends = start + timedelta(hours=4)
    moments = {"starts_at": start.isoformat(), "ends_at": ends.isoformat()}
    return {"account_id": world.people["moderator"], "kind": "moderator", **moments}


def concern(_world: World) -> Body:
    words = {"about": "Alba Opdigtet", "observed": "Alba frøs.", "source": "Alba selv."}
    return {**words, "happened_on": clock.today().isoformat(), "danger": False}


def always(**body: Any) -> Callable[[World], Body]:
    return lambda _world: body


def shift_offer(world: World) -> Body:
    return {"shift_id": world.things["held_shift"], "to_id": world.people["organiser"]}
