"""One event or series by its id, whoever asks."""

from backend.core.db import session
from backend.events.models import Event, Series


def find_event(event_id: str) -> Event | None:
    """One event, whoever asks."""
    return session().get(Event, event_id)


def find_series(series_id: str) -> Series | None:
    """One series, whoever asks."""
    return session().get(Series, series_id)
