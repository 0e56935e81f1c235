"""Background work of the friend bank."""

from backend.core import tasks
from backend.core.db import unit_of_work

from . import service


@tasks.every(minutes=10)
def close_due_proposals() -> None:
    """Close what has waited its seven days."""
    with unit_of_work():
        service.close_due()
