"""A week with a stopped clock and the real queue: how long a critical case waits until somebody has it."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from random import Random

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session, unit_of_work
from bench import Row
from moderation import service
from moderation.errors import CaseChanged, CaseTaken
from moderation.figures.measures import percentile
from moderation.models import Case
from tests import factories
from tests.moderation import making

# A Monday. Cases come at random, most on Friday evening; figures are a minute's chance of one.
BEGIN = datetime.fromisoformat("2026-11-16T00:00:00+01:00")
MINUTE, DAYS = timedelta(minutes=1), 7
BY_DAY, BY_NIGHT, FRIDAY = 0.03, 0.01, 0.7
SEVERITIES, WEIGHTS = ("critical", "high", "medium", "low"), (5, 15, 40, 40)
# How long a case takes, and how many look at each hour: few by day, most in the evening, one at night.
TAKES = 4


def simulate() -> Iterator[Row]:
    """Half of the critical cases, and nearly all, had somebody within so many minutes."""
    waits = _Week().run()
    for name, share in (("p50", 0.5), ("p95", 0.95)):
        within = percentile(waits, share)
        waited = float("inf") if within is None else within / MINUTE
        yield Row(row=f"week_critical_{name}", value=waited, unit="minutes", n=len(waits))


class _Week:
    """Who is busy until when, and how many cases wait."""

    def __init__(self) -> None:
        with unit_of_work():
            self._community = factories.make_community()
        self._people = [making.moderator_of(self._community.id) for _ in range(4)]
        self._busy: dict[str, tuple[datetime, str, int]] = {}
        self._waiting, self._waits = 0, list[timedelta]()

    def run(self) -> list[timedelta]:
        """Live through the week, minute by minute; how long each critical case waited."""
        chance = Random(7)  # noqa: S311
        with clock.freeze(BEGIN):
            for _ in range(DAYS * 24 * 60):
                if chance.random() < _load(clock.now()):
                    self._arrive(chance.choices(SEVERITIES, WEIGHTS)[0])
                for person in self._people[: _staff(clock.now())]:
                    self._carry_on(person)
                clock.advance(MINUTE)
        return self._waits

    def _arrive(self, severity: str) -> None:
        with unit_of_work():
            making.open_case(factories.make_youth(community=self._community).id, severity)
        self._waiting += 1

    def _carry_on(self, person: Actor) -> None:
        if person.id in self._busy:
            until, case_id, version = self._busy[person.id]
            if clock.now() < until:
                return
            self._decide(person, case_id, version)
        if self._waiting:
            self._take(person)

    def _take(self, person: Actor) -> None:
        with unit_of_work():
            case = service.claim_next(actor=person)
            if case is None:
                raise RuntimeError("a case waits, and nobody was given it")
            self._busy[person.id] = (clock.now() + TAKES * MINUTE, case.id, case.version)
            if case.severity == "critical":
                self._waits.append(clock.now() - case.opened_at)
        self._waiting -= 1

    def _decide(self, person: Actor, case_id: str, version: int) -> None:
        # Whoever went home with it comes back to what another has taken over.
        with suppress(CaseChanged, CaseTaken), unit_of_work():
            case = session().get_one(Case, case_id)
            making.decide(person, case, "dismiss", version=version)
        del self._busy[person.id]


def _load(now: datetime) -> float:
    local = now.astimezone(clock.COPENHAGEN)
    if local.weekday() == 4 and local.hour >= 20:
        return FRIDAY
    return BY_DAY if local.hour >= 8 else BY_NIGHT


def _staff(now: datetime) -> int:
    local = now.astimezone(clock.COPENHAGEN)
    if local.hour < 8:
        return 1
    return 4 if local.weekday() == 4 and local.hour >= 18 else 2
