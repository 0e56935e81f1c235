"""What happens by itself: money for a seat given back is let go, and what is late is heard of."""

from backend.core import tasks
from backend.core.db import unit_of_work

from . import service


@tasks.every(minutes=10)
def look_after_travel() -> int:
    """Let go what nobody needs, and remind of what is due; returns how many requests that were."""
    done = 0
    for look in (service.let_go, service.remind):
        with unit_of_work():
            done += look()
    return done
