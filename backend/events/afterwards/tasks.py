"""What happens by itself: the day after people are asked, and a month after it is forgotten who was."""

from backend.core import tasks
from backend.core.db import unit_of_work

from . import service


@tasks.every(minutes=30)
def ask_how_it_was() -> int:
    """Ask everybody who had a seat yesterday; returns how many."""
    with unit_of_work():
        return service.ask()


@tasks.every(minutes=24 * 60)
def forget_who_was_asked() -> int:
    """Forget who was asked a month ago; returns how many."""
    with unit_of_work():
        return service.forget()
