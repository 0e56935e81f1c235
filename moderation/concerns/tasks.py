"""What concerns do by the clock."""

from backend.core.db import unit_of_work
from backend.core.tasks import every

from . import service


@every(minutes=5)
def remind_late() -> None:
    """Let no clock run out in silence."""
    with unit_of_work():
        service.remind_late()
