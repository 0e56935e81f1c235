"""What happens by itself: votes are counted, and what nobody pays is heard of."""

from backend.core import tasks
from backend.core.db import unit_of_work

from . import service


@tasks.every(minutes=5)
def look_after_budget() -> int:
    """Count what is over and remind of what waits; returns how many proposals that were."""
    done = 0
    for look in (service.count_votes, service.remind):
        with unit_of_work():
            done += look()
    return done
