"""What happens by itself: a youth is reminded on the day they chose."""

from typing import Any

from backend.core import outbox

from . import service


@outbox.on(service.TOPIC)
def remind(reminder: dict[str, Any]) -> None:
    """Tell somebody that today is their day."""
    service.remind(reminder)
