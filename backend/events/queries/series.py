"""What happens again."""

from typing import Any

from sqlalchemy import select

from backend.core import clock
from backend.core.actor import Actor
from backend.core.pagination import Page, Window, paginate
from backend.events.models import Event, Series
from backend.events.permissions import require_runs
from backend.events.queries.described import describe
from backend.events.queries.finding import find_series


def get_series(actor: Actor, series_id: str) -> Series:
    """A series as whoever runs it sees it; raises NotFound."""
    return require_runs(actor, find_series(series_id))


def list_of_series(actor: Actor, series_id: str, window: Window) -> Page[dict[str, Any]]:
    """What is not over of a series this actor runs, soonest first; raises NotFound."""
    series = get_series(actor, series_id)
    ahead = select(Event).where(Event.series_id == series.id, Event.ends_at > clock.now(), Event.status != "hidden")
    return paginate(ahead, window, key=[Event.starts_at, Event.id]).map(lambda events: describe(actor, events))
