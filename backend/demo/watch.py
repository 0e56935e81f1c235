"""Who looks in the demo, today and tomorrow, and what a grown-up there is worried about."""

from datetime import datetime, time, timedelta

from backend.core import clock
from backend.core.clock import COPENHAGEN
from backend.core.db import unit_of_work
from moderation.concerns import service as concerns
from moderation.roster import service as roster

from .people import act_as

# (days from today, from, to, who, kind)
SHIFTS = (
    (0, 0, 16, "ingrid", "moderator"),
    (0, 16, 22, "ali", "moderator"),
    (0, 0, 24, "karen", "duty"),
    (1, 16, 22, "ingrid", "moderator"),
    (1, 0, 24, "karen", "duty"),
)
WRITTEN = {
    "about": "Alba, ung i huset, opdigtet",
    "observed": "Alba fortalte, at hun har sovet ude to nætter. Hun frøs og havde våde sko.",
    "source": "Alba selv, i huset, i går kl. 19.",
    "impressions": "Jeg tror, hun er bange for at gå hjem.",
    "told_youth": "At jeg skriver det ned og giver det til kommunen.",
    "youth_wants": "En voksen at tale med.",
    "danger": False,
    "municipality": None,
    "birth_date": None,
}
GIVEN = {
    **WRITTEN,
    "about": "Birk, ung i huset, opdigtet",
    "observed": "Birk sagde, at der ikke har været varm mad hjemme i en uge.",
    "source": "Birk selv, i huset, i går kl. 18.",
    "impressions": None,
}


def keep(ids: dict[str, str]) -> None:
    """Plan the shifts; one concern is a draft, one is with the municipality."""
    with unit_of_work():
        for days, begins, ends, handle, kind in SHIFTS:
            if _hour(days, ends) <= clock.now():
                continue
            roster.plan_shift(
                actor=act_as(ids["mette"]),
                account_id=ids[handle],
                kind=kind,
                starts_at=_hour(days, begins),
                ends_at=_hour(days, ends),
            )
    with unit_of_work():
        writer, yesterday = act_as(ids["rosa"]), clock.today() - timedelta(days=1)
        concerns.write_concern(actor=writer, facts={**WRITTEN, "happened_on": yesterday})
        given = concerns.write_concern(actor=writer, facts={**GIVEN, "happened_on": yesterday})
        concerns.hand_over(
            actor=writer, concern_id=given.id, municipality="Lysgården Kommune", way="phone", consented=False
        )


def _hour(days: int, hour: int) -> datetime:
    """An hour on a Danish clock; 24 is the midnight that ends the day."""
    day = clock.today() + timedelta(days=days + hour // 24)
    return datetime.combine(day, time(hour % 24), COPENHAGEN)
