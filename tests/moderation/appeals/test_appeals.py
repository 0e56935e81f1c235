"""Disagreeing: once, in time, before somebody else, on what was seen then."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from backend.accounts.models import Account
from backend.core import clock
from backend.core.db import session
from backend.core.errors import Invalid, NotFound
from backend.core.pagination import Window
from moderation import queries as cases
from moderation.appeals import queries, service
from moderation.appeals.errors import AppealTaken, AppealTooLate
from moderation.appeals.models import Appeal
from moderation.claims import LEASE
from moderation.errors import ClaimNeeded
from moderation.sanctions.queries import list_limits
from moderation.seconds import service as seconds
from moderation.statements.models import Statement
from moderation.statements.service import APPEAL_WITHIN
from tests.conftest import UnitOfWork
from tests.moderation import making
from tests.moderation.making import WHY
from tests.moderation.people import Cast

NOON = "2026-11-20T12:00:00+01:00"


def told(cast: Cast) -> list[Statement]:
    """What the author was told, oldest first."""
    own = select(Statement).where(Statement.account_id == cast.author.id)
    return list(session().scalars(own.order_by(Statement.given_at, Statement.id)))


def disagree(cast: Cast, action: str = "hide mute:3") -> Appeal:
    making.decide(cast.moderator, making.open_case(cast.author.id), action)
    service.appeal(actor=cast.author, statement_id=told(cast)[-1].id, words="Det var for sjov.")
    return session().scalars(select(Appeal)).one()


def answer(cast: Cast, appeal: Appeal, outcome: str, **more: Any) -> list[str]:
    service.claim(actor=cast.colleague, appeal_id=appeal.id)
    return service.answer(actor=cast.colleague, appeal_id=appeal.id, outcome=outcome, rationale=WHY, **more)[1]


def listed(actor: Any) -> list[str]:
    return [one.id for one in queries.list_open(actor, Window(None, 10)).items]


def test_upheld_it_stands(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NOON), unit():
        appeal = disagree(cast)
        assert answer(cast, appeal, "uphold") == []
        assert session().get_one(Account, cast.author.id, populate_existing=True).nickname == "-"
        assert set(list_limits([cast.author.id])) == {cast.author.id}
        assert (appeal.outcome, appeal.answered_by_id, told(cast)[0].withdrawn_at) == (
            "uphold", cast.colleague.id, None,
        )  # fmt: skip


def test_overturned_all_is_taken_back(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NOON), unit():
        appeal = disagree(cast)
        assert answer(cast, appeal, "overturn") == []
        assert session().get_one(Account, cast.author.id, populate_existing=True).nickname == "Bo"
        assert list_limits([cast.author.id]) == {}
        assert told(cast)[0].withdrawn_at is not None


def test_changed_the_new_one_stands_instead_with_its_own_reasons(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NOON), unit():
        appeal = disagree(cast)
        left = answer(cast, appeal, "change", acts=making.acts("mute:1"), guideline="be_kind")
        first, second = told(cast)
        assert left == []
        assert [(act["name"], statement.withdrawn_at is None) for statement in (first, second)
                for act in statement.acts] == [("mute", False), ("hide", False), ("mute", True)]  # fmt: skip
        assert list_limits([cast.author.id])[cast.author.id].muted_until == clock.now() + timedelta(days=1)
        assert [decision.moderator_id for decision in cases.list_decisions(appeal.case_id)] == [
            cast.moderator.id, cast.colleague.id,
        ]  # fmt: skip


@pytest.mark.parametrize("acts", ["", "dismiss", "ban", "escalate", "nonsense"])
def test_a_change_needs_something_that_can_be_done(unit: UnitOfWork, cast: Cast, acts: str) -> None:
    with unit():
        appeal = disagree(cast)
        with pytest.raises(Invalid):
            answer(cast, appeal, "change", acts=making.acts(acts), guideline="be_kind")
        assert appeal.outcome is None


def test_neither_who_decided_nor_who_seconded_nor_a_party_sees_it(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        second = making.decide(cast.moderator, making.open_case(cast.author.id), "ban")
        seconds.answer(actor=cast.colleague, second_id=second.id, version=second.case.version, agrees=True, note=None)
        service.appeal(actor=cast.author, statement_id=told(cast)[-1].id, words="Nej.")
        appeal = session().scalars(select(Appeal)).one()
        assert [listed(actor) for actor in (cast.moderator, cast.colleague, cast.coordinator)] == [[], [], [appeal.id]]
        for actor in (cast.moderator, cast.colleague):
            with pytest.raises(NotFound):
                service.claim(actor=actor, appeal_id=appeal.id)


def test_one_at_a_time(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NOON), unit():
        appeal = disagree(cast)
        with pytest.raises(ClaimNeeded):
            service.answer(actor=cast.colleague, appeal_id=appeal.id, outcome="uphold", rationale=WHY)
        service.claim(actor=cast.colleague, appeal_id=appeal.id)
        with pytest.raises(AppealTaken):
            service.claim(actor=cast.coordinator, appeal_id=appeal.id)
        clock.advance(LEASE)
        service.claim(actor=cast.coordinator, appeal_id=appeal.id)
        with pytest.raises(ClaimNeeded):
            service.answer(actor=cast.colleague, appeal_id=appeal.id, outcome="uphold", rationale=WHY)


def test_a_second_appeal_is_the_first_one_again(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        appeal = disagree(cast)
        service.appeal(actor=cast.author, statement_id=appeal.statement_id, words="Stadig nej.")
        assert [one.words for one in session().scalars(select(Appeal))] == ["Det var for sjov."]


def test_six_months_and_only_ones_own(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NOON), unit():
        making.decide(cast.moderator, making.open_case(cast.author.id), "warn")
        (statement,) = told(cast)
        with pytest.raises(NotFound):
            service.appeal(actor=cast.friend, statement_id=statement.id, words="Nej")
        clock.advance(APPEAL_WITHIN)
        with pytest.raises(AppealTooLate):
            service.appeal(actor=cast.author, statement_id=statement.id, words="Nej")


def test_what_was_undone_needs_no_appeal(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        appeal = disagree(cast)
        answer(cast, appeal, "overturn")
        with pytest.raises(AppealTooLate):
            service.appeal(actor=cast.author, statement_id=appeal.statement_id, words="Nej")


def test_one_nobody_answers_is_told_of_once(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NOON), unit():
        disagree(cast)
        clock.advance(service.ANSWER_WITHIN - timedelta(seconds=1))
        assert service.announce_overdue() == 0
        clock.advance(timedelta(seconds=1))
        assert [service.announce_overdue() for _ in range(2)] == [1, 0]
