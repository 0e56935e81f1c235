"""What happens by itself: votes that are over are counted."""

from backend.core import tasks
from backend.core.db import unit_of_work

from . import service


@tasks.every(minutes=5)
def decide_rules() -> int:
    """Count what is over; returns how many rules."""
    with unit_of_work():
        return service.count_votes()
