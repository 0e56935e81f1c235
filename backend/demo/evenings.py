"""What happens at the house in the demo, this week and the next."""

from datetime import datetime, time, timedelta
from typing import Any

from backend.core import clock
from backend.core.clock import COPENHAGEN
from backend.core.db import unit_of_work
from backend.core.ids import new_id
from backend.core.pagination import Window
from backend.events import service
from backend.events.drafts import service as drafts
from backend.events.hosting import service as hosting
from backend.events.hosting.queries import list_asked
from backend.events.neighbours.service import agree
from backend.events.queries import find_event
from backend.events.reviews import service as reviews
from backend.events.together import service as together

from .people import act_as
from .photo import give_photo

FEEL = {
    "first_ten_minutes": "Freja står ved døren og siger hej. Du får en kop te og kan bare kigge.",
    "sound": 2,
    "who_is_there": "Otte til ti unge og to voksne. De fleste kender ikke hinanden endnu.",
    "leaving_early": "Du kan gå, når du vil. Ingen spørger hvorfor.",
}
ALL_BANDS = ["13-14", "15-17", "18-22"]

# (days from today, hour, hours long, facts)
PLANS: tuple[tuple[int, int, int, dict[str, Any]], ...] = (
    (
        1,
        17,
        4,
        {
            "title": "Fælles mad og brætspil",
            "description": "Vi laver mad sammen og spiller bagefter. Du behøver ikke kunne noget.",
            "category": "food",
            "picture": "mad",
            "capacity": 10,
        },
    ),
    (
        3,
        19,
        3,
        {
            "title": "Filmaften",
            "description": "Vi stemmer om filmen kl. 19. Der er popcorn og tæpper.",
            "category": "film",
            "picture": "film",
            "capacity": 2,
            "feel": {**FEEL, "sound": 1},
        },
    ),
    (
        5,
        14,
        2,
        {
            "title": "Fodbold på græsset",
            "description": "Vi blander holdene. Sko er ligegyldige.",
            "category": "football",
            "picture": "bold",
            "capacity": 16,
            "place": "Banen bag huset",
            "guests_welcome": True,
            "feel": {**FEEL, "sound": 3},
        },
    ),
    (
        8,
        18,
        2,
        {
            "title": "Første job: kom og spørg",
            "description": "To, der ansætter unge, fortæller hvad de kigger efter.",
            "category": "job_info",
            "picture": "laese",
            "capacity": 20,
            "age_bands": ["15-17", "18-22"],
        },
    ),
)


# What somebody new has posted, which waits for a look.
NEW: tuple[int, int, int, dict[str, Any]] = (
    9,
    16,
    1,
    {
        "title": "Hvordan finder man et fritidsjob?",
        "description": "Vi sidder i køkkenet og taler om, hvor man leder, og hvad man skriver. Der er boller.",
        "category": "job_info",
        "capacity": 8,
        "place": "Køkkenet på Birkevej",
        "age_bands": ["15-17", "18-22"],
        "feel": {
            "first_ten_minutes": "Rosa står i døren. Vi venter på alle, og man må gerne bare lytte.",
            "sound": 1,
            "who_is_there": "Fire til otte unge og Rosa.",
            "leaving_early": "Gå, når du vil.",
        },
    },
)


def plan(ids: dict[str, str]) -> list[str]:
    """Post the events and sign some people up; returns the events' ids.

    The first ones are looked at, because their organiser is new; then nobody has to.
    """
    events, photo_id = [], give_photo(ids["freja"])
    for days, hour, hours, facts in PLANS:
        shown = {"photo_id": photo_id} if facts["category"] == "film" else {}
        events.append(_post(ids["freja"], days, hour, hours, {**facts, **shown}))
        _look_at(ids["mette"], events[-1])
    _host_together(ids, events[-1], "rosa")
    _share(ids, events[2])
    _repeat(ids["freja"])
    _begin(ids["freja"])
    _post(ids["rosa"], *NEW)
    _sign_up(ids["sne"], events[0], needs="Jeg spiser ikke kød.", would_like_company=True)
    for handle in ("luna", "vilde"):
        _sign_up(ids[handle], events[0])
    for handle in ("luna", "storm", "liv"):
        _sign_up(ids[handle], events[1])  # two seats: the third waits
    return events


def come_together(ids: dict[str, str], event_id: str) -> None:
    """Sne and Luna play football together, Sne lets friends see it, and Storm brings somebody without an account."""
    for handle in ("sne", "storm"):
        _sign_up(ids[handle], event_id)
    with unit_of_work():
        together.ask_friend(actor=act_as(ids["sne"]), event_id=event_id, friend_id=ids["luna"])
    with unit_of_work():
        together.answer_friend(actor=act_as(ids["luna"]), event_id=event_id, asker_id=ids["sne"], comes=True)
    with unit_of_work():
        together.bring_guest(actor=act_as(ids["storm"]), event_id=event_id, first_name="Ali")
    with unit_of_work():
        together.set_openness(actor=act_as(ids["sne"]), is_open=True)


def _host_together(ids: dict[str, str], event_id: str, other: str) -> None:
    """Somebody hosts it with Freja: Rosa, who knows about jobs, or Tage of the neighbours."""
    with unit_of_work():
        hosting.ask(actor=act_as(ids["freja"]), event_id=event_id, account_id=ids[other])
        [asked] = list_asked(act_as(ids[other]), Window(limit=1)).items
        hosting.answer(actor=act_as(ids[other]), co_host_id=asked["id"], says_yes=True)


def _share(ids: dict[str, str], event_id: str) -> None:
    """The two communities are neighbours, and Vega comes along with Tage."""
    for speaks, other in (("mette", "bo"), ("bo", "mette")):
        with unit_of_work():
            agree(actor=act_as(ids[speaks]), community_id=act_as(ids[other]).community_id)
    _host_together(ids, event_id, "tage")
    _sign_up(ids["vega"], event_id)


def _post(organiser_id: str, days: int, hour: int, hours: int, facts: dict[str, Any]) -> str:
    start = datetime.combine(clock.today() + timedelta(days=days), time(hour), COPENHAGEN)
    with unit_of_work():
        return service.create_event(actor=act_as(organiser_id), facts=_whole(start, hours, facts)).id


def _whole(start: datetime, hours: int, facts: dict[str, Any]) -> dict[str, Any]:
    common = {"place": "Huset, stuen", "feel": FEEL, "languages": ["da", "en"], "age_bands": ALL_BANDS}
    return {**common, "starts_at": start, "ends_at": start + timedelta(hours=hours), **facts}


def _look_at(coordinator_id: str, event_id: str) -> None:
    with unit_of_work():
        event = find_event(event_id)
        if event and event.status == "in_review":
            reviews.review_event(actor=act_as(coordinator_id), event_id=event_id, approves=True)


def _repeat(organiser_id: str) -> None:
    """Every Tuesday there is homework and toast."""
    day = clock.today() + timedelta(days=(1 - clock.today().weekday()) % 7 + 7)
    facts = {
        "title": "Lektier og toast",
        "description": "Tag det med, du er gået i stå med. Vi hjælper hinanden, og der er toast.",
        "category": "other",
        "picture": "laese",
        "capacity": 8,
    }
    with unit_of_work():
        start = datetime.combine(day, time(16), COPENHAGEN)
        service.start_series(actor=act_as(organiser_id), facts=_whole(start, 2, facts), rule="FREQ=WEEKLY;COUNT=8")


def _begin(organiser_id: str) -> None:
    """Something she has begun to write."""
    facts = {"title": "Gåtur med hunde", "category": "outing", "description": "Vi går en tur med to hunde.", "sound": 1}
    lists = {"languages": ["da"], "age_bands": ALL_BANDS}
    with unit_of_work():
        drafts.save_draft(actor=act_as(organiser_id), draft_id=new_id(), version=0, facts={**facts, **lists})


def _sign_up(account_id: str, event_id: str, **said: Any) -> None:
    with unit_of_work():
        service.sign_up(actor=act_as(account_id), event_id=event_id, **said)
