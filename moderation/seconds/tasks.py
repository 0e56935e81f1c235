"""What waits no longer."""

from backend.core.db import unit_of_work
from backend.core.tasks import every

from . import service


@every(minutes=1)
def end_unanswered() -> None:
    """Let no decision wait for ever for its second person."""
    with unit_of_work():
        service.end_unanswered()
