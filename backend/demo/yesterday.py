"""What happened at the house yesterday, and how it was for those who came."""

from datetime import datetime, time, timedelta
from typing import Any

from backend.core import clock
from backend.core.clock import COPENHAGEN
from backend.core.db import unit_of_work
from backend.events import service
from backend.events.afterwards import service as afterwards
from backend.events.queries import find_event

from .evenings import ALL_BANDS, FEEL
from .people import act_as

FACTS: dict[str, Any] = {
    "title": "Suppe og snak",
    "description": "Vi lavede suppe af det, der var, og spillede kort.",
    "category": "food",
    "picture": "mad",
    "capacity": 8,
    "place": "Køkkenet",
    "feel": FEEL,
    "languages": ["da"],
    "age_bands": ALL_BANDS,
}
SAID: dict[str, dict[str, Any]] = {
    "vilde": {"welcome": 3, "fun": 3, "again": 3, "words": "Det var rart, at man bare kunne røre i gryden."},
    "aske": {"welcome": 3, "fun": 2, "again": 3},
    "liv": {"welcome": 2, "fun": 3, "again": 3},
}


def look_back(ids: dict[str, str]) -> None:
    """An evening with three guests, who have said how it was; before eleven nobody has been asked yet."""
    start = datetime.combine(clock.today() + timedelta(days=1), time(17), COPENHAGEN)
    with unit_of_work():
        times = {"starts_at": start, "ends_at": start + timedelta(hours=3)}
        event_id = service.create_event(actor=act_as(ids["freja"]), facts={**FACTS, **times}).id
    for handle in SAID:
        with unit_of_work():
            service.sign_up(actor=act_as(ids[handle]), event_id=event_id)
    with unit_of_work():
        # Nobody can post what has been; so it was to be tomorrow, and then two days passed.
        event = find_event(event_id)
        if event:
            event.take_place(event.local_start - timedelta(days=2), event.minutes)
    with unit_of_work():
        asked = afterwards.ask()
    if asked:
        for handle, answers in SAID.items():
            with unit_of_work():
                afterwards.say(actor=act_as(ids[handle]), event_id=event_id, answers=answers)
