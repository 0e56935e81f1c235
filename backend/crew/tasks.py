"""What happens by itself: votes are counted, late answers are heard of, and ideas show what they became."""

from backend.core import tasks
from backend.core.db import unit_of_work

from . import service


@tasks.every(minutes=5)
def look_after_ideas() -> int:
    """Count what is over, ask about what waits, and tie events to their ideas; returns how many ideas that were."""
    done = 0
    for look in (service.count_votes, service.remind, service.tie_events):
        with unit_of_work():
            done += look()
    return done
