"""What appeals ask of the clock."""

from backend.core.db import unit_of_work
from backend.core.tasks import every

from . import service


@every(minutes=15)
def remind_of_appeals() -> None:
    """Let no appeal wait past its day in silence."""
    with unit_of_work():
        service.announce_overdue()
