"""What the calendar does when its time comes."""

from typing import Any

from backend.core import outbox

from . import reminders


@outbox.on(reminders.TOPIC)
def _remind(reminder: dict[str, Any]) -> None:
    reminders.remind(reminder)
