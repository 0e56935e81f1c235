"""What happens by itself: once an event is over it is forgotten who asked whom, and what guests were called."""

from backend.core import tasks
from backend.core.db import unit_of_work

from . import service


@tasks.every(minutes=6 * 60)
def forget_company() -> int:
    """Forget guests and askings of what is over; returns how many."""
    with unit_of_work():
        return service.forget_company()
