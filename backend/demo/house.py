"""The house of the demo: three rooms, some bookings, and when it is open."""

from datetime import datetime, time, timedelta

from backend.core import clock
from backend.core.clock import COPENHAGEN
from backend.core.db import unit_of_work
from backend.house import hours, service
from backend.house.taking import Slot

from .people import act_as

ROOMS = (
    {"name": "Stuen", "capacity": 30, "equipment": ["screen", "music", "games", "sofas"], "quiet": False},
    {"name": "Køkkenet", "capacity": 12, "equipment": ["kitchen", "tables"], "quiet": False},
    {"name": "Loftet", "capacity": 6, "equipment": ["sofas"], "quiet": True, "step_free": False},
)
EVENINGS, LATE, AFTERNOON = ["15:00-21:00"], ["15:00-23:00"], ["12:00-18:00"]
# A weekday, and what is booked then: which room, from, hours, and for what.
BOOKED = ((1, 2, 16, 1, "talk"), (2, 1, 17, 3, "training"), (6, 0, 10, 2, "meeting"))


def furnish(ids: dict[str, str]) -> None:
    """Rooms, bookings and opening hours, as the coordinator set them up."""
    with unit_of_work():
        mette = act_as(ids["mette"])
        usual = {"step_free": True, "setup_minutes": 15, "clearing_minutes": 15}
        rooms = [service.add_room(actor=mette, facts={**usual, **room}).id for room in ROOMS]
        for ahead, room, hour, length, purpose in BOOKED:
            starts_at = datetime.combine(clock.today() + timedelta(days=ahead), time(hour), COPENHAGEN)
            slot = Slot(starts_at, starts_at + timedelta(hours=length))
            service.book_room(actor=mette, room_id=rooms[room], slot=slot, purpose=purpose)
        week = [EVENINGS, EVENINGS, EVENINGS, EVENINGS, LATE, AFTERNOON, []]
        days = {str(day): spans for day, spans in enumerate(week)}
        service.set_week(actor=mette, valid_from=clock.today(), days=days, closed_on=hours.USUALLY_CLOSED)
        closed = clock.today() + timedelta(days=9)
        service.set_special_day(actor=mette, day=closed, spans=[], reason="repairs")
