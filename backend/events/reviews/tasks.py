"""What happens by itself: nobody waits for a look unseen."""

from backend.core import tasks
from backend.core.db import unit_of_work

from . import service


@tasks.every(minutes=60)
def tell_late_reviews() -> int:
    """Tell coordinators of events that wait for a look too long; returns how many wait."""
    with unit_of_work():
        return service.tell_late()
