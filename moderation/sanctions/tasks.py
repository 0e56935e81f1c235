"""What ends by the clock."""

from backend.core.db import unit_of_work
from backend.core.tasks import every

from . import service


@every(minutes=1)
def end_sanctions() -> None:
    """Let people in again whose time out is over."""
    with unit_of_work():
        service.end_due()
