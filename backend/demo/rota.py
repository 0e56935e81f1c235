"""The rota of the demo: a week of shifts, one that lacks an adult, a question to Vilde, and rules people vote on."""

from datetime import timedelta

from backend.core import clock
from backend.core.clock import COPENHAGEN
from backend.core.db import unit_of_work
from backend.core.ids import new_id
from backend.crew import service as crew
from backend.crew.rules import service as rules
from backend.crew.shifts import service as shifts
from backend.events.wallclock import on_the_wall
from backend.house import hours, opening

from .people import act_as

# How long after the house opens, what, for how many minutes and by how many.
EVENING = ((0, "door", 120, 3), (1, "kitchen", 120, 4), (3, "host", 120, 2), (4, "clean_up", 60, 2))
# Who has it, the day counted among those the house is open.
TAKEN = (
    (1, "kitchen", ("vilde", "freja", "ali")),
    (2, "door", ("ali",)),
    (3, "clean_up", ("storm",)),
    (3, "kitchen", ("mette",)),
    (4, "door", ("storm", "ali", "mette")),
)
DAYS = 7
RULES = (
    ("vilde", "Den, der spiser, vasker op.", "Så er der rent til den næste.", ("nor", "sne", "luna")),
    ("freja", "Ingen musik på Loftet.", "Det er det eneste stille sted i huset.", ()),
)


def lay_out(ids: dict[str, str]) -> None:
    """A week of evenings as Freja laid them out, and who has taken what."""
    with unit_of_work():
        crew.ask_on(actor=act_as(ids["mette"]), account_id=ids["storm"])
        crew.join(actor=act_as(ids["storm"]))
    laid = _lay(ids)
    for number, duty, who in TAKEN:
        for name in who:
            with unit_of_work():
                shifts.claim(actor=act_as(ids[name]), shift_id=laid[number, duty])
    with unit_of_work():
        asked = {"shift_id": laid[4, "door"], "to_id": ids["vilde"]}
        shifts.offer(actor=act_as(ids["storm"]), offer_id=new_id(), **asked)
    _vote(ids)


def _lay(ids: dict[str, str]) -> dict[tuple[int, str], str]:
    laid = {}
    with unit_of_work():
        freja = act_as(ids["freja"])
        first = hours.house_day(clock.now()) + timedelta(days=1)
        days = [one for one in opening.days_from(freja.community_id, first, DAYS + 4) if one.spans]
        for number, day in enumerate(days[:DAYS], start=1):
            opens = on_the_wall(day.spans[0].begins, COPENHAGEN.key)
            for after, duty, minutes, needed in EVENING:
                facts = {"duty": duty, "local_start": opens + timedelta(hours=after), "minutes": minutes}
                shift = shifts.lay_shift(actor=freja, shift_id=new_id(), facts={**facts, "needed": needed})
                laid[number, duty] = shift.id
    return laid


def _vote(ids: dict[str, str]) -> None:
    for who, words, why, voters in RULES:
        with unit_of_work():
            rule = rules.propose(actor=act_as(ids[who]), rule_id=new_id(), words=words, why=why)
            for voter in voters:
                rules.vote(actor=act_as(ids[voter]), rule_id=rule.id, choice="yes")
