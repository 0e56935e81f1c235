"""What notifications do by the clock, and how what they send is delivered."""

from backend.core import outbox, tasks
from backend.core.db import unit_of_work

from . import digests, posting, pushing, rounds, subscribing
from .mailing import MAIL
from .rounds import PUSH

A_DAY, THREE_DAYS = 56, 152  # in attempts
outbox.outside(PUSH, attempts=A_DAY)(pushing.deliver)
outbox.outside(MAIL, attempts=THREE_DAYS)(posting.deliver)


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
