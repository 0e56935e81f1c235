"""What happens by itself: reminders, calling off what is not safe, and forgetting."""

from backend.core import tasks
from backend.core.db import unit_of_work

from . import service


@tasks.every(minutes=5)
def look_after_rehearsals() -> int:
    """See to the times of the next hour and day; returns how many somebody heard of or was forgotten about."""
    done = 0
    for look in (service.release_unsafe, service.remind, service.forget):
        with unit_of_work():
            done += look()
    return done
