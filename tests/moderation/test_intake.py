"""One open case per subject, whoever and however many report it at once."""

from contextlib import suppress

from sqlalchemy import func, select

from backend.core.actor import Actor
from backend.core.db import session, unit_of_work
from moderation import service
from moderation.errors import CaseChanged
from moderation.models import Case, Evidence, Report
from tests import factories
from tests.conftest import UnitOfWork
from tests.support.threads import at_once

from . import making
from .people import Cast


def count(table: type) -> int:
    return session().scalar(select(func.count()).select_from(table)) or 0


def test_many_reporting_at_once_join_one_case(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        reporters = [factories.make_youth(community=cast.community) for _ in range(12)]

    def report(reporter: Actor) -> str:
        with unit_of_work():
            return str(making.report(reporter, cast.author.id).case_id)

    assert len(set(at_once(report, reporters))) == 1
    with unit():
        assert (count(Case), count(Report), count(Evidence)) == (1, 12, 1)


def test_one_person_tapping_many_times_reports_once(unit: UnitOfWork, cast: Cast) -> None:
    def report(_tap: int) -> str:
        with unit_of_work():
            return str(making.report(cast.reporter, cast.author.id).id)

    assert len(set(at_once(report, range(10)))) == 1
    with unit():
        assert (count(Case), count(Report)) == (1, 1)


def test_a_report_and_a_decision_at_once_lose_neither(unit: UnitOfWork, cast: Cast) -> None:
    """The report is answered by the decision, or waits in a case of its own; never in between."""
    with unit():
        case = making.open_case(cast.author.id)
        service.claim(actor=cast.moderator, case_id=case.id)

    def run(step: str) -> None:
        with suppress(CaseChanged), unit_of_work():
            if step == "report":
                making.report(cast.reporter, cast.author.id)
            else:
                making.decide(cast.moderator, session().get_one(Case, case.id), "dismiss")

    at_once(run, ["report", "decide"])
    with unit():
        report = session().scalars(select(Report)).one()
        holding = session().get_one(Case, report.case_id)
        assert report.status == ("answered" if holding.status == "decided" else "received")
