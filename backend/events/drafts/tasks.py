"""What happens by itself: drafts nobody needs any more are forgotten."""

from backend.core import tasks
from backend.core.db import unit_of_work

from . import service


@tasks.every(minutes=24 * 60)
def forget_drafts() -> int:
    """Delete posted drafts and very old ones; returns how many."""
    with unit_of_work():
        return service.forget_drafts()
