"""What chat does by itself: forgetting pictures, and reading what was said into the search index."""

from backend.chat import search, service
from backend.core import tasks
from backend.core.db import unit_of_work


@tasks.every(minutes=60)
def forget_pictures() -> None:
    """Delete pictures that nobody said, or that are out of sight."""
    with unit_of_work():
        service.forget_pictures()


@tasks.every(minutes=24 * 60)
def drop_lost_files() -> None:
    """Remove the files that no picture has."""
    with unit_of_work(readonly=True):
        service.drop_lost_files()


@tasks.every(minutes=1)
def index_messages() -> None:
    """Read into the search index what was said since, in short units, so that nobody waits for long."""
    moved = 1
    while moved:
        with unit_of_work():
            moved = search.catch_up()
