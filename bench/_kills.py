"""Processes that report, page and decide until they are killed at any moment, and a look at what is left."""

import json
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any, NoReturn

from sqlalchemy import func, select

from backend.accounts.models import Community
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import configure, database, session, unit_of_work
from backend.core.outbox import OutboxEntry
from backend.core.pagination import Window
from bench import Row
from moderation import audit, enacting, service
from moderation.models import Case, Decision, Report
from moderation.paging import service as paging
from moderation.paging.models import Call
from moderation.queries import list_decisions
from moderation.seconds import service as seconds
from moderation.seconds.models import Second
from moderation.seconds.queries import list_waiting
from tests import factories
from tests.moderation import making

# A killed process had at most this long, which is some twenty acts.
LONGEST = 0.4
LATE = timedelta(hours=1)
KINDS = ("report", "case", "page", "second", "decision", "notice")
Tell = Callable[[str, str], None]


@dataclass(frozen=True)
class Desk:
    """A community in which somebody reports, somebody decides, a colleague agrees and a fourth can be called."""

    community: Community
    reporter: Actor
    moderator: Actor
    colleague: Actor


def kill_often(name: str, url: str, times: int) -> Iterator[Row]:
    """How much that was acknowledged is gone, after so many kills."""
    chance, desk = Random(times), _furnish()  # noqa: S311
    told = [line for _ in range(times) for line in _until_killed(url, desk, LONGEST * chance.random())]
    with unit_of_work(readonly=True):
        kept = _list_kept()
        for kind in KINDS:
            promised = [thing for of, thing in told if of == kind]
            yield Row(row=f"{name}_lost_{kind}s", value=len(set(promised) - kept[kind]), unit="lost", n=len(promised))
        yield Row(row=f"{name}_half_done", value=_count_half_done(), unit="cases", n=times)
        yield Row(row=f"{name}_broken_audit", value=int(audit.verify() is not None), unit="logs", n=times)


def _furnish() -> Desk:
    with unit_of_work():
        community = factories.make_community()
        factories.make_adult("duty", community=community)
        return Desk(
            community,
            factories.make_youth(community=community),
            factories.make_adult("moderator", community=community),
            factories.make_adult("moderator", community=community),
        )


def _until_killed(url: str, desk: Desk, seconds: float) -> list[tuple[str, str]]:
    # A connection that two processes share serves neither.
    database().engine.dispose()
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        _work(url, desk, writing)
    os.close(writing)
    time.sleep(seconds)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    with os.fdopen(reading) as lines:
        # The last line may be cut: then nobody has read it.
        return [tuple(json.loads(line)) for line in lines if line.endswith("\n")]


def _work(url: str, desk: Desk, writing: int) -> NoReturn:
    """Act and acknowledge, each act once it is committed, until killed."""
    with suppress(BaseException):
        configure(url)
        while True:
            _act(desk, lambda kind, thing: _say(writing, kind, thing))
    os._exit(1)


def _say(writing: int, kind: str, thing: str) -> None:
    os.write(writing, json.dumps([kind, thing]).encode() + b"\n")


def _act(desk: Desk, tell: Tell) -> None:
    with unit_of_work():
        author = factories.make_youth(community=desk.community)
        report = making.report(desk.reporter, author.id, "self_harm")
    tell("report", report.id)
    tell("case", report.case_id)
    # Somebody is at work here, so only what is late is called out.
    with clock.freeze(clock.now() + LATE), unit_of_work():
        paging.climb()
        pages = session().scalars(select(Call.id).where(Call.case_id == report.case_id)).all()
    for page in pages:
        tell("page", page)
    with unit_of_work():
        if case := service.claim_next(actor=desk.moderator):
            asked = making.decide(desk.moderator, case, "dismiss").id
    if case:
        tell("second", asked)
    if decided := _agree(desk):
        tell("decision", decided)
        tell("notice", decided)


def _agree(desk: Desk) -> str | None:
    """Be the second person about what waits longest; the decision that came of it."""
    with unit_of_work():
        [*waiting] = list_waiting(desk.colleague, Window(None, 1)).items
        for second in waiting:
            seconds.answer(
                actor=desk.colleague, second_id=second.id, version=second.case.version, agrees=True, note=None
            )
            return list_decisions(second.case_id)[-1].id
    return None


def _list_kept() -> dict[str, set[str]]:
    models: dict[str, Any] = {"report": Report, "case": Case, "page": Call, "second": Second, "decision": Decision}
    announced = select(OutboxEntry.payload).where(OutboxEntry.topic == enacting.DECIDED)
    notices = {payload["decision_id"] for payload in session().scalars(announced)}
    return {kind: set(session().scalars(select(model.id))) for kind, model in models.items()} | {"notice": notices}


def _count_half_done() -> int:
    """Cases that are decided without a decision, or with one and still open."""
    decisions = select(func.count()).where(Decision.case_id == Case.id).scalar_subquery()
    halves = select(func.count()).where(Case.decided_at.is_not(None) != (decisions > 0))
    return session().scalar(halves) or 0
