"""Background work of the friend bank."""

from backend.core import tasks
from backend.core.db import unit_of_work

from . import service


@tasks.every(minutes=10)
def close_due_proposals() -> None:
    """Settle what has waited its seven days."""
    with unit_of_work():
        service.close_due()


@tasks.every(minutes=30)
def remind_of_proposals() -> None:
    """Remind whoever has not answered."""
    with unit_of_work():
        service.remind_due()


@tasks.every(minutes=60)
def call_for_check_ins() -> None:
    """Tell volunteers what is due, and coordinators what nobody has looked after."""
    with unit_of_work():
        service.call_volunteers()
        service.call_coordinators()


@tasks.every(minutes=10)
def end_due_pauses() -> None:
    """End the pauses whose date has come."""
    with unit_of_work():
        service.end_pauses()
