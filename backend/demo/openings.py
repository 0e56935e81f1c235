"""Jobs in the demo: invented employers with numbers nobody has, approved by Mette; one waits for her."""

from datetime import timedelta
from typing import Any

from backend.core import clock
from backend.core.db import unit_of_work
from backend.core.ids import new_id
from backend.jobhelp.openings import service
from backend.jobhelp.openings.schemas import OpeningContent

from .people import AREAS, HOUSE, act_as

BAKER = {"name": "Bager Boller", "cvr": "99060816", "contact": "Gå ind og spørg efter Bente, helst efter klokken 14"}
GROCER = {"name": "Købmand Kurv", "cvr": "99532084", "contact": "Kurt i butikken, eller på 00 00 00 01"}
STABLE = {"name": "Rideskolen Hov", "cvr": "99234083", "contact": "Hanne i stalden om eftermiddagen"}
CINEMA = {"name": "Biografen Lærred", "cvr": "99661259", "contact": "Lis i billetlugen"}
WORKSHOP = {"name": "Cykelværkstedet Kæde", "cvr": "99611316", "contact": "Karl, i åbningstiden"}
NEW = {"name": "Kiosken Karamel", "cvr": "99598646", "contact": "Kim bag disken"}


def _shifts(week: str, days: tuple[int, ...], begins: int, ends: int, pause: int = 0) -> list[dict[str, Any]]:
    """The same hours, on the clock, on some days."""
    hours = {"week": week, "begins": begins * 60, "ends": ends * 60, "pause": pause}
    return [{**hours, "weekday": day} for day in days]


JOBS: tuple[tuple[dict[str, str], dict[str, Any]], ...] = (
    (
        BAKER,
        {
            "title": "Pak brød om eftermiddagen",
            "about": "Du pakker brød og rydder hylder sammen med en, der har prøvet det før. Du får en trøje med.",
            "workplace": "bakery",
            "tasks": ["packing", "shelves"],
            "min_age": 13,
            "shifts": _shifts("school", (1, 3), 15, 17),
        },
    ),
    (
        GROCER,
        {
            "title": "Fyld op lørdag formiddag",
            "about": "Du fylder varer op og hjælper folk med at finde det, de leder efter.",
            "workplace": "shop",
            "tasks": ["shelves", "till"],
            "shifts": _shifts("school", (5,), 9, 14, pause=30) + _shifts("free", (5,), 9, 14, pause=30),
        },
    ),
    (
        STABLE,
        {
            "kind": "trial",
            "title": "Prøv at passe heste",
            "about": "Du muger ud, fodrer og strigler sammen med Hanne.",
            "workplace": "farm",
            "tasks": ["animals"],
            "min_age": 13,
            "learning_goal": "At se, om det er noget for dig, og lære at strigle og fodre.",
            "shifts": _shifts("school", (5,), 10, 13),
        },
    ),
    (
        CINEMA,
        {
            "title": "Riv billetter om aftenen",
            "about": "Du siger hej, river billetter og fejer popcorn bagefter.",
            "workplace": "cinema",
            "tasks": ["cleaning"],
            "after_school": True,
            "shifts": _shifts("school", (4, 5), 17, 21),
        },
    ),
    (
        WORKSHOP,
        {
            "kind": "internship",
            "title": "To uger med cykler i ferien",
            "about": "Du lapper, skifter kæder og ser, hvordan et værksted er.",
            "workplace": "workshop",
            "tasks": ["cleaning"],
            "shifts": _shifts("free", (0, 1, 2, 3, 4), 9, 15, pause=30),
        },
    ),
)
LATE = {
    "title": "Aftener i kiosken",
    "about": "Du står i kiosken om aftenen.",
    "workplace": "kiosk",
    "tasks": ["till"],
    "shifts": _shifts("school", (0, 2), 18, 22),
}


def offer(ids: dict[str, str]) -> None:
    """Freja has talked to them; the kiosk is new, and wants somebody later than is lawful."""
    for number, (employer, words) in enumerate(JOBS):
        with unit_of_work():
            where = _known(ids, employer)
            service.approve(actor=act_as(ids["mette"]), employer_id=where, version=1)
            _write(ids, where, words, number)
    with unit_of_work():
        _write(ids, _known(ids, NEW), LATE, None)


def _known(ids: dict[str, str], employer: dict[str, str]) -> str:
    return service.save_employer(actor=act_as(ids["freja"]), employer_id=new_id(), facts=employer).id


def _write(ids: dict[str, str], where: str, words: dict[str, Any], number: int | None) -> None:
    today = clock.today()
    trial = {"ends_on": (today + timedelta(days=28)).isoformat()} if words.get("kind") == "trial" else {}
    until = (today + timedelta(days=45)).isoformat()
    facts = OpeningContent().load({**words, **trial, "area": AREAS[HOUSE][(number or 0) % 3], "open_until": until})
    freja = act_as(ids["freja"])
    opening = service.save_opening(actor=freja, opening_id=new_id(), version=0, facts={**facts, "employer_id": where})
    if number is not None:
        service.move(actor=freja, opening_id=opening.id, version=opening.version, state="published")
