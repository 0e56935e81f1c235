"""Nor's board of jobs in the demo: a thought, something sent, and a talk to come."""

from datetime import timedelta
from typing import Any

from backend.core import clock
from backend.core.db import unit_of_work
from backend.core.ids import new_id
from backend.jobhelp.board import service
from backend.jobhelp.board.schemas import ApplicationContent

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
