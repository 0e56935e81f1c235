"""Deciding a case: effect, record, answers and announcement together, once, by whoever holds it."""

from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from backend.accounts.models import Account
from backend.core import clock
from backend.core.db import session
from backend.core.errors import Invalid
from backend.core.outbox import OutboxEntry
from moderation import actions, claims, deciding, service
from moderation.errors import CaseChanged, CaseTaken, ClaimNeeded
from moderation.models import Case, Decision, Report
from moderation.severity import DEADLINES
from tests.conftest import UnitOfWork

from . import making
from .making import HELD, WHY
from .people import Cast

NOON = "2026-11-20T12:00:00+01:00"


class TestDeciding:
    def test_effect_decision_answers_and_announcement_come_together(self, unit: UnitOfWork, cast: Cast) -> None:
        with unit():
            report = making.report(cast.reporter, cast.author.id)
            case = session().get_one(Case, report.case_id)
            decision = making.decide(cast.moderator, case, "hide")
        with unit():
            case = session().get_one(Case, case.id)
            assert session().get_one(Account, cast.author.id).nickname == "-"
            assert (case.status, case.claimed_by_id, case.version) == ("decided", None, 2)
            assert decision.old_state == {
                "status": "open", "severity": "medium", "held": False, "version": 1,
            }  # fmt: skip
            assert decision.new_state == {**decision.old_state, "status": "decided", "version": 2}
            answered = session().get_one(Report, report.id)
            assert (answered.status, answered.decision_id) == ("answered", decision.id)
            told = session().scalars(select(OutboxEntry)).all()
            assert [(row.topic, row.payload) for row in told] == [("moderation.decided", {"decision_id": decision.id})]
            (entry,) = making.audited("case.hide")
            assert (entry.actor_id, entry.data) == (
                cast.moderator.id, {"decision": decision.id, "guideline": "be_kind"},
            )  # fmt: skip

    def test_when_anything_fails_nothing_has_happened(self, unit: UnitOfWork, cast: Cast) -> None:
        with unit():
            case = making.open_case(cast.author.id)
            service.claim(actor=cast.moderator, case_id=case.id)
        with pytest.raises(RuntimeError, match="power cut"), unit():
            making.decide(cast.moderator, session().get_one(Case, case.id), "hide")
            raise RuntimeError("power cut")
        with unit():
            assert session().get_one(Account, cast.author.id).nickname == "Bo"
            assert session().get_one(Case, case.id).status == "open"
            for table in (Decision, OutboxEntry):
                assert session().scalar(select(func.count()).select_from(table)) == 0

    def test_a_report_in_between_makes_the_decision_stale(self, unit: UnitOfWork, cast: Cast) -> None:
        with unit():
            case = making.open_case(cast.author.id)
            seen = service.claim(actor=cast.moderator, case_id=case.id).version
            making.report(cast.reporter, cast.author.id)
            with pytest.raises(CaseChanged):
                making.decide(cast.moderator, case, "hide", version=seen)

    def test_deciding_twice_decides_once(self, unit: UnitOfWork, cast: Cast) -> None:
        with unit():
            case = making.open_case(cast.author.id)
            seen = case.version
            making.decide(cast.moderator, case, "hide")
            with pytest.raises(CaseChanged):
                deciding.decide(
                    actor=cast.moderator, case_id=case.id, version=seen, acts=making.acts("hide"),
                    guideline="be_kind", rationale=WHY,
                )  # fmt: skip
            with pytest.raises(CaseChanged):
                service.claim(actor=cast.colleague, case_id=case.id)

    def test_it_needs_ones_own_live_claim(self, unit: UnitOfWork, cast: Cast) -> None:
        with clock.freeze(NOON), unit():
            case = making.open_case(cast.author.id)
            fields: dict[str, Any] = {"case_id": case.id, "version": 1, "guideline": "be_kind", "rationale": WHY}
            with pytest.raises(ClaimNeeded):
                deciding.decide(actor=cast.moderator, acts=making.acts("dismiss"), **fields)
            service.claim(actor=cast.moderator, case_id=case.id)
            with pytest.raises(ClaimNeeded):
                deciding.decide(actor=cast.colleague, acts=making.acts("dismiss"), **fields)
            with pytest.raises(CaseTaken):
                service.claim(actor=cast.colleague, case_id=case.id)
            clock.advance(claims.LEASE)
            with pytest.raises(ClaimNeeded):
                deciding.decide(actor=cast.moderator, acts=making.acts("dismiss"), **fields)

    @pytest.mark.parametrize(
        ("wrong", "field"),
        [
            ({"action": "release"}, "action"),
            ({"action": "banish"}, "action"),
            ({"guideline": "made_up"}, "guideline"),
            ({"rationale": "for kort"}, "rationale"),
            ({"rationale": "x" * 1001}, "rationale"),
        ],
    )
    def test_only_what_is_offered_counts(self, unit: UnitOfWork, cast: Cast, wrong: dict[str, str], field: str) -> None:
        with unit():
            case = making.open_case(cast.author.id)
            with pytest.raises(Invalid) as refused:
                making.decide(cast.moderator, case, **{"action": "hide", **wrong})
            assert list(refused.value.errors or {}) == [field]

    def test_the_database_refuses_a_decision_without_reasons(self, unit: UnitOfWork, cast: Cast) -> None:
        for wrong in ({"rationale": "kort"}, {"guideline": ""}):
            fields = {"action": "hide", "guideline": "be_kind", "rationale": WHY, **wrong}
            with pytest.raises(IntegrityError), unit():
                case = making.open_case(cast.author.id)
                session().add(Decision(case_id=case.id, moderator_id="m", old_state={}, new_state={}, **fields))

    def test_escalating_keeps_the_case_open_and_calls_for_others(self, unit: UnitOfWork, cast: Cast) -> None:
        with clock.freeze(NOON), unit():
            report = making.report(cast.reporter, cast.author.id, "other")
            case = session().get_one(Case, report.case_id)
            decision = making.decide(cast.moderator, case, "escalate")
            assert (case.status, case.severity, case.claimed_by_id) == ("open", "critical", None)
            assert case.deadline_at == clock.now() + DEADLINES["critical"]
            assert report.status == "received"
            assert [row.topic for row in session().scalars(select(OutboxEntry))] == ["moderation.escalated"]
            assert session().scalars(select(OutboxEntry.payload)).all() == [{"decision_id": decision.id}]
            assert "escalate" not in actions.list_actions(case)
            taken = service.claim_next(actor=cast.colleague)
            assert taken is not None
            assert taken.id == case.id


class TestHeld:
    def held_case(self, cast: Cast) -> Case:
        making.change(cast.author.id, tone=HELD)
        return making.open_case(cast.author.id, "high", labels=["self_harm"])

    def test_it_can_only_end_with_its_fate_decided(self, unit: UnitOfWork, cast: Cast) -> None:
        with unit():
            case = self.held_case(cast)
            assert actions.list_actions(case) == [
                "release", "reject", "mute", "hold_first", "suspend", "ban", "escalate",
            ]  # fmt: skip
            for action in ("dismiss", "warn", "hide"):
                with pytest.raises(Invalid):
                    making.decide(cast.moderator, case, action)

    @pytest.mark.parametrize(
        ("action", "tone", "status"),
        [("release", "plum", "active"), ("reject", "beet", "active"), ("suspend", "beet", "suspended")],
    )
    def test_each_end_does_what_it_says(
        self, unit: UnitOfWork, cast: Cast, action: str, tone: str, status: str
    ) -> None:
        with unit():
            case = self.held_case(cast)
            making.decide(cast.moderator, case, action)
            author = session().get_one(Account, cast.author.id, populate_existing=True)
            assert (author.tone, author.status) == (tone, status)
            assert (case.status, case.held) == ("decided", False)

    def test_escalating_leaves_it_held(self, unit: UnitOfWork, cast: Cast) -> None:
        with unit():
            case = self.held_case(cast)
            making.decide(cast.moderator, case, "escalate")
            author = session().get_one(Account, cast.author.id, populate_existing=True)
            assert (author.tone, case.held, case.status) == (HELD, True, "open")

    def test_what_is_not_held_is_neither_released_nor_rejected(self, unit: UnitOfWork, cast: Cast) -> None:
        with unit():
            case = making.open_case(cast.author.id)
            assert actions.list_actions(case) == [
                "dismiss", "warn", "hide", "mute", "hold_first", "suspend", "ban", "escalate",
            ]  # fmt: skip
