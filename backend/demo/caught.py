"""What the rules caught in the demo's last six weeks: one as usual, one that went quiet, one that grew loud.

The loud one a coordinator would rather have look on; another only looks on since a week ago.
"""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from backend.core import clock
from backend.core.clock import COPENHAGEN
from backend.core.db import unit_of_work
from moderation.calibration import service as calibration
from moderation.rulebook import service, switching

from .people import act_as

WEEK, DAYS = 7, 42
EXAMPLES_PERCENT = 10
# Hits a day before the last week, and in it.
WATCHING, WHY_WATCHING = "drugs_alcohol.curious", "Den fanger snak om film og lektier."
LOUD, WHY_LOUD = "contact_info.handle", "Den fanger navne fra spil. Jeg vil se, hvad den ellers tager."
RULES = {"self_harm.wish_to_die": (1, 1), "contact_info.phone": (2, 0), "contact_info.handle": (1, 4)}


def catch(ids: dict[str, str]) -> None:
    """Note and count the hits, day by day."""
    with unit_of_work():
        mette = act_as(ids["mette"])
        community_id = mette.community_id
        switching.change(actor=mette, rule=WATCHING, mode="shadow", reason=WHY_WATCHING)
        switching.change(actor=mette, rule=LOUD, mode="shadow", reason=WHY_LOUD)
    for ago in range(DAYS, 0, -1):
        day = clock.today() - timedelta(days=ago)
        with clock.freeze(datetime.combine(day, time(12), COPENHAGEN)), unit_of_work():
            watched = [(community_id, WATCHING)] * 2
            seen, unseen = (watched, []) if ago > WEEK else ([], watched)
            service.note_hits([*seen, *((community_id, rule) for rule in _hits(ago))], in_shadow=unseen)
    with unit_of_work():
        service.count_hits()


def mix_in(ids: dict[str, str]) -> None:
    """Let moderators meet an example now and then."""
    with unit_of_work():
        calibration.change_rate(actor=act_as(ids["mette"]), percent=EXAMPLES_PERCENT)


def _hits(ago: int) -> Iterator[str]:
    for rule, (before, lately) in RULES.items():
        yield from [rule] * (lately if ago <= WEEK else before)
