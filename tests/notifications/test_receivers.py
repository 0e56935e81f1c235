"""Who hears of a decision, an escalation, a missed deadline: everybody who should, once, and nobody else."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from backend.core import clock, outbox
from backend.core.db import session
from backend.notifications import receivers, texts
from backend.notifications.models import Notice
from moderation import service
from moderation.models import Case
from moderation.seconds import service as seconds
from tests import factories
from tests.conftest import UnitOfWork
from tests.moderation import making
from tests.moderation.people import Cast


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with clock.freeze("2026-11-20T12:00:00+01:00"):
        yield


def told(unit: UnitOfWork) -> dict[str, str]:
    """Account id to the kind of the one notice it has."""
    with unit():
        rows = session().scalars(select(Notice)).all()
        found = {notice.account_id: notice.kind for notice in rows}
    assert len(found) == len(rows)
    return found


def case_of(unit: UnitOfWork, cast: Cast, action: str) -> Any:
    """A case with two reports, decided."""
    with unit():
        making.report(cast.reporter, cast.author.id)
        case = session().get_one(Case, making.report(cast.friend, cast.author.id).case_id)
        return making.decide(cast.moderator, case, action)


class TestDecisions:
    @pytest.mark.parametrize("action", ["hide", "warn", "suspend"])
    def test_author_and_every_reporter_hear(self, unit: UnitOfWork, cast: Cast, action: str) -> None:
        case_of(unit, cast, action)
        assert outbox.deliver_due() == 1
        assert told(unit) == {
            cast.author.id: "moderation.decision",
            cast.reporter.id: "moderation.answer",
            cast.friend.id: "moderation.answer",
        }

    def test_when_all_was_fine_the_author_hears_nothing(self, unit: UnitOfWork, cast: Cast) -> None:
        case_of(unit, cast, "dismiss")
        outbox.deliver_due()
        assert told(unit) == {cast.reporter.id: "moderation.answer", cast.friend.id: "moderation.answer"}

    def test_delivering_twice_tells_once(self, unit: UnitOfWork, cast: Cast) -> None:
        decision = case_of(unit, cast, "hide")
        outbox.deliver_due()
        with unit():
            receivers.tell_about_decision({"decision_id": decision.id})
        assert len(told(unit)) == 3

    def test_the_author_learns_what_and_why_but_not_from_whom(self, unit: UnitOfWork, cast: Cast) -> None:
        decision = case_of(unit, cast, "hide")
        outbox.deliver_due()
        with unit():
            notice = session().scalars(select(Notice).where(Notice.account_id == cast.author.id)).one()
        assert notice.data == {
            "action": "hide", "acts": "hide@", "guideline": "be_kind", "quote": "Bo", "day": "2026-11-20",
        }  # fmt: skip
        words = " ".join(texts.render(notice.kind, notice.data, "da"))
        for secret in (cast.reporter.nickname, cast.friend.nickname, cast.moderator.nickname, decision.rationale):
            assert secret not in words

    def test_a_reporter_never_learns_what_was_done(self, unit: UnitOfWork, cast: Cast) -> None:
        words = set()
        for action in ("hide", "suspend"):
            with unit():
                youth = factories.make_youth(community=cast.community)
                case = session().get_one(Case, making.report(cast.reporter, youth.id).case_id)
                making.decide(cast.moderator, case, action)
            outbox.deliver_due()
        with unit():
            for notice in session().scalars(select(Notice).where(Notice.account_id == cast.reporter.id)):
                words.add(texts.render(notice.kind, notice.data, "da"))
                assert notice.data == {"fine": "no"}
        assert len(words) == 1

    def test_an_author_who_is_gone_stops_nobody_from_hearing(self, unit: UnitOfWork, cast: Cast) -> None:
        decision = case_of(unit, cast, "hide")
        with unit():
            session().get_one(Case, decision.case_id).author_id = "gone"
        assert outbox.deliver_due() == 1
        assert set(told(unit)) == {cast.reporter.id, cast.friend.id}


class TestCoordinators:
    def test_they_are_called_when_a_case_is_escalated(self, unit: UnitOfWork, cast: Cast) -> None:
        case_of(unit, cast, "escalate")
        outbox.deliver_due()
        assert told(unit) == {cast.coordinator.id: "moderation.escalated"}

    def test_they_are_reminded_of_a_missed_deadline(self, unit: UnitOfWork, cast: Cast) -> None:
        with unit():
            making.open_case(cast.author.id, "critical")
        clock.advance(timedelta(minutes=15))
        with unit():
            service.announce_overdue()
        outbox.deliver_due()
        assert told(unit) == {cast.coordinator.id: "moderation.overdue"}

    def test_not_of_one_decided_meanwhile(self, unit: UnitOfWork, cast: Cast) -> None:
        with unit():
            case = making.open_case(cast.author.id, "critical")
        clock.advance(timedelta(minutes=15))
        with unit():
            service.announce_overdue()
            waiting = making.decide(cast.moderator, session().get_one(Case, case.id), "dismiss")
            seconds.answer(actor=cast.colleague, second_id=waiting.id, version=2, agrees=True, note=None)
        outbox.deliver_due()
        assert told(unit) == {}

    def test_one_who_takes_part_is_left_out_and_the_gap_is_logged(self, unit: UnitOfWork, cast: Cast) -> None:
        with unit():
            report = making.report(cast.coordinator, cast.author.id)
            making.decide(cast.moderator, session().get_one(Case, report.case_id), "escalate")
        with capture_logs() as logs:
            outbox.deliver_due()
        assert told(unit) == {}
        assert [entry["event"] for entry in logs] == ["no_coordinator_to_tell"]

    def test_another_communitys_are_left_out(self, unit: UnitOfWork, cast: Cast) -> None:
        with unit():
            factories.make_adult("coordinator", community=factories.make_community())
        case_of(unit, cast, "escalate")
        outbox.deliver_due()
        assert set(told(unit)) == {cast.coordinator.id}
