"""What the rules caught in the demo's last six weeks: one as usual, one that went quiet, one that grew loud."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from backend.core import clock
from backend.core.clock import COPENHAGEN
from backend.core.db import unit_of_work
from moderation.rulebook import service

from .people import act_as

WEEK, DAYS = 7, 42
# Hits a day before the last week, and in it.
RULES = {"self_harm.wish_to_die": (1, 1), "contact_info.phone": (2, 0), "contact_info.handle": (1, 4)}


def catch(ids: dict[str, str]) -> None:
    """Note and count the hits, day by day."""
    with unit_of_work(readonly=True):
        community_id = act_as(ids["mette"]).community_id
    for ago in range(DAYS, 0, -1):
        day = clock.today() - timedelta(days=ago)
        with clock.freeze(datetime.combine(day, time(12), COPENHAGEN)), unit_of_work():
            service.note_hits([(community_id, rule) for rule in _hits(ago)])
    with unit_of_work():
        service.count_hits()


def _hits(ago: int) -> Iterator[str]:
    for rule, (before, lately) in RULES.items():
        yield from [rule] * (lately if ago <= WEEK else before)
