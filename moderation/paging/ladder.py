"""The ladder: who is called first, who next, and how often before it is somebody else's turn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from backend.core import clock
from moderation import people, queries
from moderation.models import Case
from moderation.roster.models import DUTY as DUTY_SHIFT
from moderation.roster.models import MODERATOR
from moderation.roster.permissions import DUTY
from moderation.roster.queries import list_on_shift

from . import phones
from .queries import list_phones

# How long a rung is called, by the urgency of the case, before the next one is.
STEP = (timedelta(minutes=5), timedelta(minutes=15))
# How long a person's word holds that they have it; then the ladder begins again, unless the case is in hand.
PROMISE = timedelta(minutes=15)
FIRST_AGAIN = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """Some people in the app, or one number on the phone."""

    name: str
    place: int
    account_ids: frozenset[str] = frozenset()
    function: str | None = None
    phone_number: str | None = None


def rungs_of(case: Case) -> Sequence[Rung]:
    """The rungs on which there is anybody now who may have to do with the case, the first first."""
    now, here, parties = clock.now(), case.community_id, queries.list_parties(case.id)
    colleagues = frozenset(list_on_shift(here, MODERATOR, now)) - parties
    # Nobody on duty is no reason to call nobody: better one too many woken.
    duty = frozenset(list_on_shift(here, DUTY_SHIFT, now)) - parties or people.able_to(here, DUTY) - parties
    rungs = [
        Rung(name="colleague", place=0, account_ids=colleagues),
        Rung(name="duty", place=1, account_ids=duty),
    ]
    reached = [rung for rung in rungs if rung.account_ids]
    return [*reached, *_phones(here)] if phones.are_possible() else reached


def pause_after(rings: int) -> timedelta:
    """How long to wait after so many rings: one minute, then twice as long each time."""
    return FIRST_AGAIN * (1 << (rings - 1))


def _phones(community_id: str) -> list[Rung]:
    return [
        Rung(name="phone", place=2 + phone.place, function=phone.function, phone_number=phone.number)
        for phone in list_phones(community_id)
    ]
