"""When a house is open, as it stands in the tables."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.pagination import Page, Window, paginate

from . import hours
from .models import Pattern, SpecialDay
from .permissions import require_keep

DAYS_SHOWN, LOOKED_AHEAD = 14, 60


def days_from(community_id: str, first: date, count: int) -> list[hours.OpenDay]:
    """So many days of a house, in two queries."""
    last = first + timedelta(days=count - 1)
    patterns = session().scalars(
        select(Pattern).where(Pattern.community_id == community_id, Pattern.valid_from <= last)
    )
    weeks = [hours.Week(one.valid_from, one.days, one.closed_on) for one in patterns]
    rows = session().scalars(
        select(SpecialDay).where(SpecialDay.community_id == community_id, SpecialDay.day.between(first, last))
    )
    special = {one.day: (one.spans, one.reason) for one in rows}
    return [hours.open_day(first + timedelta(days=number), weeks, special) for number in range(count)]


def closes_at(community_id: str, moment: datetime) -> datetime | None:
    """When the house closes that is open at `moment`; None when it is not."""
    around = hours.together(days_from(community_id, hours.house_day(moment) - timedelta(days=1), 3))
    return next((span.ends for span in around if span.begins <= moment < span.ends), None)


def show(actor: Actor) -> dict[str, Any]:
    """Whether the house is open now, until when or when next, and the two weeks to come."""
    now = clock.now()
    today = hours.house_day(now)
    days = days_from(actor.community_id, today - timedelta(days=1), LOOKED_AHEAD)
    spans = hours.together(days)
    return {
        "open_until": next((span.ends for span in spans if span.begins <= now < span.ends), None),
        "opens_at": next((span.begins for span in spans if span.begins > now), None),
        "days": [day for day in days if day.day >= today][:DAYS_SHOWN],
    }


def list_patterns(actor: Actor, window: Window) -> Page[Pattern]:
    """The ordinary weeks of a house, the earliest first; raises Forbidden."""
    require_keep(actor)
    return paginate(select(Pattern).where(Pattern.community_id == actor.community_id), window, key=[Pattern.valid_from])


def list_special_days(actor: Actor, window: Window) -> Page[SpecialDay]:
    """The days to come that are not as usual, soonest first; raises Forbidden."""
    require_keep(actor)
    to_come = (SpecialDay.community_id == actor.community_id, SpecialDay.day >= clock.today())
    return paginate(select(SpecialDay).where(*to_come), window, key=[SpecialDay.day])
