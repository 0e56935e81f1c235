"""What happens by itself: the events of series are made in time, and what people said is forgotten in time."""

from backend.core import tasks
from backend.core.db import unit_of_work

from . import occurrences, service


@tasks.every(minutes=6 * 60)
def fill_series() -> int:
    """Make the events of series that come within reach; returns how many."""
    with unit_of_work(readonly=True):
        behind = occurrences.list_unfilled()
    made = 0
    for series_id in behind:
        with unit_of_work():
            made += occurrences.fill(occurrences.take_series(series_id))
    return made


@tasks.every(minutes=24 * 60)
def forget_details() -> int:
    """Forget what was said and noted about who came, a week after; returns at how many events."""
    with unit_of_work():
        return service.forget_details()
