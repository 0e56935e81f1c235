"""Reporting, opening, looking and missed deadlines, as use cases."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from backend.core import clock
from backend.core.db import session
from backend.core.errors import Forbidden, NotFound
from backend.core.outbox import OutboxEntry
from moderation import claims, queries, service
from moderation.errors import ClaimNeeded
from moderation.models import Case, CaseParty, Evidence
from moderation.severity import DEADLINES, REASONS
from tests import factories
from tests.conftest import UnitOfWork

from . import making
from .making import CARD
from .people import Cast

NOON = "2026-11-20T12:00:00+01:00"


class TestReporting:
    def test_a_report_opens_a_case_and_freezes_what_was_seen(self, unit: UnitOfWork, cast: Cast) -> None:
        with clock.freeze(NOON), unit():
            report = making.report(cast.reporter, cast.author.id, "threat", "Han truede")
            case = session().get_one(Case, report.case_id)
            (evidence,) = queries.list_evidence(case.id)
        assert (report.status, report.reason, report.note) == ("received", "threat", "Han truede")
        assert (case.severity, case.labels, case.source, case.author_id) == (
            "high", ["threat"], "report", cast.author.id,
        )  # fmt: skip
        assert case.deadline_at - case.opened_at == timedelta(hours=1)
        assert (evidence.author, evidence.text) == ("Bo", "Bo")
        assert evidence.context == [{"author": "Bo", "text": "Bo", "sent_at": None, "is_subject": True}]

    def test_evidence_stays_when_the_subject_changes(self, unit: UnitOfWork, cast: Cast) -> None:
        with unit():
            case_id = making.report(cast.reporter, cast.author.id).case_id
            making.change(cast.author.id, nickname="Engel")
            making.report(cast.friend, cast.author.id)
            assert [evidence.text for evidence in queries.list_evidence(case_id)] == ["Bo", "Engel"]

    def test_reporting_twice_is_reporting_once(self, unit: UnitOfWork, cast: Cast) -> None:
        with unit():
            first = making.report(cast.reporter, cast.author.id, "bullying")
            version = session().get_one(Case, first.case_id).version
            again = making.report(cast.reporter, cast.author.id, "threat")
            case = session().get_one(Case, first.case_id, populate_existing=True)
            assert (again.id, again.reason) == (first.id, "bullying")
            assert (case.version, case.severity) == (version, "medium")

    def test_a_second_reporter_joins_and_can_only_make_it_more_urgent(self, unit: UnitOfWork, cast: Cast) -> None:
        with unit():
            first = making.report(cast.reporter, cast.author.id, "threat")
            case = session().get_one(Case, first.case_id)
            assert making.report(cast.friend, cast.author.id, "other").case_id == case.id
            assert (case.severity, case.labels, case.version) == ("high", ["threat"], 2)
            other = making.report(cast.coordinator, cast.author.id, "self_harm")
            assert other.case_id == case.id
            assert (case.severity, case.labels) == ("critical", ["threat", "self_harm"])
            assert case.deadline_at - case.opened_at < timedelta(minutes=16)

    def test_after_the_answer_the_same_person_may_report_again(self, unit: UnitOfWork, cast: Cast) -> None:
        with unit():
            first = making.report(cast.reporter, cast.author.id)
            making.decide(cast.moderator, session().get_one(Case, first.case_id), "dismiss")
            again = making.report(cast.reporter, cast.author.id)
            assert again.id != first.id
            assert again.case_id != first.case_id

    def test_what_the_reporter_cannot_see_cannot_be_reported(self, unit: UnitOfWork, cast: Cast) -> None:
        with unit():
            stranger = factories.make_youth(community=factories.make_community())
            with pytest.raises(NotFound):
                making.report(stranger, cast.author.id)
            with pytest.raises(NotFound):
                making.report(cast.reporter, "nobody")
            with pytest.raises(NotFound):
                service.file_report(actor=cast.reporter, kind="no.kind", subject_id="1", reason="other")
            assert session().scalar(select(func.count()).select_from(Case)) == 0

    def test_without_the_right_nothing_can_be_reported(self, unit: UnitOfWork, cast: Cast) -> None:
        with unit():
            referrer = factories.make_adult("referrer", community=cast.community)
            with pytest.raises(Forbidden):
                making.report(referrer, cast.author.id)

    @pytest.mark.parametrize("reason", REASONS)
    def test_every_reason_has_its_severity_and_deadline(self, unit: UnitOfWork, cast: Cast, reason: str) -> None:
        with clock.freeze(NOON), unit():
            case = session().get_one(Case, making.report(cast.reporter, cast.author.id, reason).case_id)
            assert case.severity == REASONS[reason][0]
            assert case.deadline_at == clock.now() + DEADLINES[case.severity]


class TestOpening:
    def test_screening_opens_and_a_report_joins(self, unit: UnitOfWork, cast: Cast) -> None:
        with unit():
            case = making.open_case(cast.author.id, "high", labels=["grooming"], reasons=["secrecy"])
            assert (case.source, case.labels, case.reasons, case.held) == (
                "screening", ["grooming"], ["secrecy"], False,
            )  # fmt: skip
            assert making.report(cast.reporter, cast.author.id, "other").case_id == case.id
            assert making.open_case(cast.author.id, "low", labels=["hate"]).id == case.id
            assert (case.severity, case.labels) == ("high", ["grooming", "hate"])

    def test_an_unknown_severity_is_a_mistake_of_the_caller(self, unit: UnitOfWork, cast: Cast) -> None:
        with unit(), pytest.raises(ValueError, match="'none' is no severity"):
            making.open_case(cast.author.id, "none")


class TestConflictOfInterest:
    @pytest.mark.parametrize("role", ["author", "party", "reporter"])
    def test_whoever_takes_part_never_meets_the_case(self, unit: UnitOfWork, cast: Cast, role: str) -> None:
        with unit():
            me = cast.moderator
            subject = cast.author.id
            if role == "author":
                subject = me.id
            if role == "party":
                making.change(subject, invited_by_id=me.id)
            case = making.open_case(subject)
            if role == "reporter":
                making.report(me, subject)
            assert service.claim_next(actor=me) is None
            for use_case in (service.claim, service.look, service.release_claim):
                with pytest.raises(NotFound):
                    use_case(actor=me, case_id=case.id)
            with pytest.raises(NotFound):
                making.decide(me, case, "dismiss")
            taken = service.claim_next(actor=cast.colleague)
            assert taken is not None
            assert taken.id == case.id

    def test_reporting_what_one_holds_ends_the_right_to_decide(self, unit: UnitOfWork, cast: Cast) -> None:
        with unit():
            case = making.open_case(cast.author.id)
            service.claim(actor=cast.moderator, case_id=case.id)
            making.report(cast.moderator, cast.author.id)
            with pytest.raises(NotFound):
                service.look(actor=cast.moderator, case_id=case.id)

    def test_another_community_never_meets_the_case(self, unit: UnitOfWork, cast: Cast) -> None:
        with unit():
            case = making.open_case(cast.author.id)
            stranger = factories.make_adult("moderator", community=factories.make_community())
            assert service.claim_next(actor=stranger) is None
            with pytest.raises(NotFound):
                service.claim(actor=stranger, case_id=case.id)


class TestLooking:
    def test_every_look_is_one_audit_entry(self, unit: UnitOfWork, cast: Cast) -> None:
        with unit():
            case = making.open_case(cast.author.id)
            service.claim(actor=cast.moderator, case_id=case.id)
            for _ in range(3):
                service.look(actor=cast.moderator, case_id=case.id)
            looks = making.audited("case.read")
            assert [(entry.actor_id, entry.subject) for entry in looks] == [(cast.moderator.id, case.id)] * 3

    def test_it_needs_a_claim_that_has_not_run_out(self, unit: UnitOfWork, cast: Cast) -> None:
        with clock.freeze(NOON), unit():
            case = making.open_case(cast.author.id)
            with pytest.raises(ClaimNeeded):
                service.look(actor=cast.moderator, case_id=case.id)
            service.claim(actor=cast.moderator, case_id=case.id)
            clock.advance(claims.LEASE)
            with pytest.raises(ClaimNeeded):
                service.look(actor=cast.moderator, case_id=case.id)
            assert making.audited("case.read") == []

    def test_overseeing_is_not_reading(self, unit: UnitOfWork, cast: Cast) -> None:
        with unit():
            case = making.open_case(cast.author.id)
            for use_case in (service.look, service.claim, service.release_claim):
                with pytest.raises(Forbidden):
                    use_case(actor=cast.coordinator, case_id=case.id)


class TestOverdue:
    def test_a_missed_deadline_is_told_once(self, unit: UnitOfWork, cast: Cast) -> None:
        with clock.freeze(NOON), unit():
            case = making.open_case(cast.author.id, "critical")
            clock.advance(timedelta(minutes=14, seconds=59))
            assert service.announce_overdue() == 0
            clock.advance(timedelta(seconds=1))
            assert [service.announce_overdue() for _ in range(2)] == [1, 0]
            (told,) = session().scalars(select(OutboxEntry))
            assert (told.topic, told.payload["case_id"]) == ("moderation.overdue", case.id)

    def test_a_new_deadline_is_told_anew(self, unit: UnitOfWork, cast: Cast) -> None:
        with clock.freeze(NOON), unit():
            case = making.open_case(cast.author.id, "high")
            clock.advance(timedelta(hours=2))
            assert service.announce_overdue() == 1
            making.decide(cast.moderator, case, "escalate")
            assert case.deadline_at == clock.now() + DEADLINES["critical"]
            clock.advance(timedelta(minutes=15))
            assert service.announce_overdue() == 1

    def test_what_is_decided_is_never_overdue(self, unit: UnitOfWork, cast: Cast) -> None:
        with clock.freeze(NOON), unit():
            making.decide(cast.moderator, making.open_case(cast.author.id), "dismiss")
            clock.advance(timedelta(days=3))
            assert service.announce_overdue() == 0


def test_parties_are_author_involved_and_reporters(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        making.change(cast.author.id, invited_by_id=cast.friend.id)
        case = making.open_case(cast.author.id)
        making.report(cast.reporter, cast.author.id)
        assert queries.list_parties(case.id) == {cast.author.id, cast.friend.id, cast.reporter.id}
        assert session().scalar(select(func.count()).select_from(CaseParty)) == 3


def test_no_case_without_evidence(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        with pytest.raises(NotFound):
            service.open_case(kind=CARD, subject_id="nobody", source="technical", severity="high")
        assert session().scalar(select(func.count()).select_from(Evidence)) == 0
