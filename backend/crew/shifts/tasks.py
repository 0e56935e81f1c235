"""What happens by itself: people are reminded, what lacks is told in time, nobody young begins an unsafe shift."""

from typing import Any

from backend.core import outbox, tasks
from backend.core.db import unit_of_work

from . import service
from .reminding import TOPIC


@tasks.every(minutes=5)
def look_after_shifts() -> int:
    """Tell of what is short, unsafe or unanswered; returns of how many."""
    done = 0
    for look in (service.look_ahead, service.release_unsafe, service.tell_waiting):
        with unit_of_work():
            done += look()
    return done


@outbox.on(TOPIC)
def remind(reminder: dict[str, Any]) -> None:
    """Tell somebody of tomorrow's shift."""
    service.remind(reminder)
