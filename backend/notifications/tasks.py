"""What notifications do by the clock."""

from backend.core import tasks
from backend.core.db import unit_of_work

from . import digests, rounds, subscribing


@tasks.often(seconds=2)
def ring() -> None:
    """Ring whoever is due."""
    rounds.ring_due()


@tasks.every(minutes=10)
def mail() -> None:
    """Mail whoever has not looked for a while."""
    digests.mail_digests()


@tasks.every(minutes=60)
def tidy() -> None:
    """Forget the browsers nobody is signed in on any more."""
    with unit_of_work():
        subscribing.forget_ended()
