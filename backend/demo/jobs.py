"""The way to a job in the demo: Nor's board, and times to rehearse in the house."""

from datetime import datetime, time, timedelta
from typing import Any

from backend.core import clock
from backend.core.clock import COPENHAGEN
from backend.core.db import unit_of_work
from backend.core.ids import new_id
from backend.jobhelp.board import service
from backend.jobhelp.board.schemas import ApplicationContent
from backend.jobhelp.rehearsals import service as rehearsals
from backend.jobhelp.rehearsals.errors import HouseNotOpen

from .people import act_as

PLACES: tuple[dict[str, Any], ...] = (
    {"place": "Biografen på torvet", "next_step": "Spørg Freja, om hun kender nogen der."},
    {"place": "Genbrugsbutikken", "work": "internship", "state": "applied", "documents": ["cv"]},
    {"place": "Bageren ved stationen", "state": "interview", "next_step": "Prøv bussen derhen dagen før."},
)


def hope(ids: dict[str, str]) -> None:
    """Write down where Nor would like to work; the talk with a reminder."""
    soon = (clock.today() + timedelta(days=2)).isoformat()
    for place in PLACES:
        reminder = {"remind_on": soon} if place.get("state") == "interview" else {}
        facts = ApplicationContent().load({**place, **reminder})
        with unit_of_work():
            service.save_application(actor=act_as(ids["nor"]), application_id=new_id(), version=0, facts=facts)


def rehearse(ids: dict[str, str]) -> None:
    """Freja has time on the next three days the house is open, with Ali about; Luna takes the first."""
    laid: list[str] = []
    for days in range(1, 11):
        start = datetime.combine(clock.today() + timedelta(days=days), time(17, 30), COPENHAGEN)
        if len(laid) < 3 and (slot_id := _lay(ids, start)):
            laid.append(slot_id)
    with unit_of_work():
        rehearsals.book(actor=act_as(ids["luna"]), slot_id=laid[0], wants="Hvad siger jeg om mig selv?")


def _lay(ids: dict[str, str], start: datetime) -> str | None:
    try:
        with unit_of_work():
            return rehearsals.lay(actor=act_as(ids["freja"]), starts_at=start, minutes=30, second_id=ids["ali"]).id
    except HouseNotOpen:
        return None
