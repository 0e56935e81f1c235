"""Fifty moderators at once, some of whom walk away from what they took: nothing twice, nothing stuck."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from random import Random

from sqlalchemy import func, select, text

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session, unit_of_work
from backend.core.errors import AppError, NotFound
from backend.core.ids import new_id
from backend.core.pagination import Window
from bench import Row
from moderation import actions, deciding, service
from moderation.claims import LEASE
from moderation.errors import CaseChanged
from moderation.models import Act, Case, Decision
from moderation.seconds import service as seconds
from moderation.seconds.queries import list_waiting
from tests import factories
from tests.moderation import making

WALKS_AWAY = 0.05
AGREEING, PAGE = 4, 100


def crowd(name: str, people: int, cases: int) -> Iterator[Row]:
    """How many cases were decided twice, and how many were stuck once every lease had run out."""
    with unit_of_work():
        community = factories.make_community().id
        session().add_all(_case(community, number) for number in range(cases))
        session().flush()
        # The figures a planner has after the first minute; without them it takes every table for empty.
        session().execute(text("ANALYZE"))
    moderators = [making.moderator_of(community) for _ in range(people)]
    _work_all(moderators, patience=1 - WALKS_AWAY)
    with clock.freeze(clock.now() + LEASE + timedelta(seconds=1)):
        _work_all(moderators, patience=1)
    with ThreadPoolExecutor(AGREEING) as threads:
        list(threads.map(_agree_to_all, moderators[:AGREEING]))
    with unit_of_work(readonly=True):
        here = select(func.count()).select_from(Case).where(Case.community_id == community)
        decisions = here.join(Decision, Decision.case_id == Case.id)
        stuck = session().scalar(here.where(Case.decided_at.is_(None))) or 0
        doubled = (session().scalar(decisions) or 0) - (cases - stuck)
    yield Row(row=f"{name}_decided_twice", value=doubled, unit="cases", n=cases)
    yield Row(row=f"{name}_stuck", value=stuck, unit="cases", n=cases)


def _case(community: str, number: int) -> Case:
    now = clock.now()
    return Case(
        community_id=community,
        kind=making.CARD,
        subject_id=new_id(),
        source="screening",
        urgency=number % 4,
        deadline_at=now + timedelta(hours=1),
    )


def _work_all(moderators: list[Actor], *, patience: float) -> None:
    with ThreadPoolExecutor(len(moderators)) as threads:
        list(threads.map(_work, moderators, range(len(moderators)), [patience] * len(moderators)))


def _work(moderator: Actor, seed: int, patience: float) -> None:
    """Take and decide until there is nothing left, or until one walks away with a case in hand."""
    chance = Random(seed)  # noqa: S311
    while (taken := _take(moderator)) and chance.random() < patience:
        _decide(moderator, taken)


def _agree_to_all(moderator: Actor) -> None:
    """Be the second person about all that others decided, some of it at the same moment as somebody else is."""
    cursor = None
    while True:
        with unit_of_work(readonly=True):
            page = list_waiting(moderator, Window(cursor, PAGE))
            waiting = [(one.id, one.case.version) for one in page.items if one.asked_by_id != moderator.id]
        for second_id, version in waiting:
            with suppress(CaseChanged, NotFound), unit_of_work():
                seconds.answer(actor=moderator, second_id=second_id, version=version, agrees=True, note=None)
        if (cursor := page.next) is None:
            return


def _take(moderator: Actor) -> tuple[str, int] | None:
    with unit_of_work():
        case = service.claim_next(actor=moderator)
        return (case.id, case.version) if case else None


def _decide(moderator: Actor, taken: tuple[str, int]) -> None:
    case_id, version = taken
    with unit_of_work():
        decided = deciding.decide(
            actor=moderator,
            case_id=case_id,
            version=version,
            acts=[Act(actions.DISMISS)],
            guideline="be_kind",
            rationale=making.WHY,
        )
    if isinstance(decided, AppError):
        raise decided
