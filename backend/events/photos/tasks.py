"""What happens by itself: photos that nothing shows are forgotten."""

from backend.core import tasks
from backend.core.db import unit_of_work

from . import service


@tasks.every(minutes=6 * 60)
def forget_photos() -> None:
    """Delete photos that nothing has shown for days."""
    with unit_of_work():
        service.forget_photos()


@tasks.every(minutes=24 * 60)
def drop_lost_photo_files() -> None:
    """Remove the files that no photo has."""
    with unit_of_work(readonly=True):
        service.drop_lost_files()
