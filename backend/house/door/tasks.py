"""What happens by itself: an evening is forgotten once the next day of the house has begun."""

from backend.core import tasks
from backend.core.db import unit_of_work

from . import service


@tasks.every(minutes=60)
def forget_evenings() -> int:
    """Forget who came on days that are over; returns how many scans."""
    with unit_of_work():
        return service.forget_evenings()
