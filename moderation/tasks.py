"""What moderation does by the clock."""

from backend.core.db import unit_of_work
from backend.core.tasks import every

from . import service


@every(minutes=1)
def remind_overdue() -> None:
    """Let no case pass its deadline in silence."""
    with unit_of_work():
        service.announce_overdue()
