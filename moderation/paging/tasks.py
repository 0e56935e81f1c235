"""Climbing by the clock, and at once when something critical comes."""

from backend.core import outbox, tasks
from backend.core.db import unit_of_work
from moderation.signals import CaseWaiting, case_waiting

from . import calling, service

# A page that was not taken for this long is rung by the ladder again anyway.
ATTEMPTS = 8
outbox.outside(service.PHONED, attempts=ATTEMPTS)(calling.ring)


@tasks.every(minutes=1)
@tasks.task
def climb() -> None:
    """Call somebody for every grave case nobody looks at."""
    with unit_of_work():
        service.climb()


@case_waiting.connect
def hurry(waiting: CaseWaiting) -> None:
    """Do not wait for the minute when it is critical."""
    if waiting.severity == "critical":
        tasks.enqueue(climb)
