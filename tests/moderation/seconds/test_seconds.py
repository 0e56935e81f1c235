"""Two people: what one may not decide alone is done only when another has said yes."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import text

from backend.accounts.models import Account
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import database, session, unit_of_work
from backend.core.errors import Forbidden, NotFound
from moderation import claims, deciding, queries, service
from moderation.errors import CaseChanged
from moderation.models import Case
from moderation.paging.queries import lock_cases_in_need
from moderation.sanctions import service as sanctions
from moderation.seconds import service as seconds
from moderation.seconds.models import Second
from tests import factories
from tests.conftest import UnitOfWork
from tests.moderation import making
from tests.moderation.people import Cast
from tests.support.outsider import wait_for

NOON = "2026-11-20T12:00:00+01:00"


def status_of(cast: Cast) -> str:
    return session().get_one(Account, cast.author.id, populate_existing=True).status


def ask(cast: Cast, action: str, severity: str = "critical") -> tuple[Case, Second]:
    case = making.open_case(cast.author.id, severity)
    second = making.decide(cast.moderator, case, action)
    assert isinstance(second, Second)
    return case, second


def say(cast: Cast, second: Second, *, agrees: bool) -> None:
    answered = seconds.answer(
        actor=cast.colleague, second_id=second.id, version=second.case.version, agrees=agrees, note=None
    )
    assert answered is second


@pytest.mark.parametrize(
    ("severity", "action", "is_needed"),
    [
        ("critical", "dismiss", True), ("critical", "hide", True), ("critical", "escalate", False),
        ("critical", "hide escalate", False), ("high", "dismiss", False), ("high", "suspend", False),
        ("low", "ban", True), ("low", "hide ban", True),
    ],
)  # fmt: skip
def test_who_is_kept_out_for_good_and_what_is_critical_takes_two(
    unit: UnitOfWork, cast: Cast, severity: str, action: str, is_needed: bool
) -> None:
    with unit():
        made = making.decide(cast.moderator, making.open_case(cast.author.id, severity), action)
        assert isinstance(made, Second) == is_needed


def test_what_protects_is_done_at_once_and_the_rest_waits(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NOON), unit():
        case, _ = ask(cast, "hide ban", "low")
        assert (case.status, status_of(cast)) == ("open", "suspended")
        (protection,) = queries.list_decisions(case.id)
        assert [tuple(act) for act in protection.acts] == [("hide", None), ("suspend", 1)]


def test_what_is_held_stays_held_meanwhile(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        making.change(cast.author.id, tone=making.HELD)
        case, second = ask(cast, "release")
        assert (case.held, session().get_one(Account, cast.author.id, populate_existing=True).tone) == (True, "enamel")
        say(cast, second, agrees=True)
        assert (case.held, session().get_one(Account, cast.author.id, populate_existing=True).tone) == (False, "plum")


def test_a_yes_does_it_in_the_name_of_both(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NOON), unit():
        case, second = ask(cast, "ban", "low")
        say(cast, second, agrees=True)
        decision = queries.list_decisions(case.id)[-1]
        assert (decision.action, decision.moderator_id, decision.seconded_by_id) == (
            "ban", cast.moderator.id, cast.colleague.id,
        )  # fmt: skip
        assert (case.status, second.answer) == ("decided", "yes")
        clock.advance(timedelta(days=400))
        sanctions.end_due()
        assert status_of(cast) == "suspended"


def test_a_no_gives_the_case_back_and_the_pause_ends(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NOON), unit():
        case, second = ask(cast, "ban", "low")
        say(cast, second, agrees=False)
        assert (case.status, second.answer) == ("open", "no")
        taken = service.claim_next(actor=cast.colleague)
        assert taken is not None
        assert taken.id == case.id
        clock.advance(seconds.ANSWER_WITHIN)
        sanctions.end_due()
        assert status_of(cast) == "active"


def test_what_begins_to_wait_while_somebody_reaches_for_it_is_not_theirs(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        case = making.open_case(cast.author.id, "critical")
    with ThreadPoolExecutor(1) as colleague:
        with unit():
            case = queries.get_case(cast.moderator, case.id)
            making.decide(cast.moderator, case, "dismiss")
            reached = colleague.submit(_take, cast.colleague, case.id)
            wait_for(_somebody_waits)
        assert reached.result() is None


def _take(actor: Actor, case_id: str) -> Case | None:
    with unit_of_work():
        return claims.take(actor, case_id)


def _somebody_waits() -> bool:
    """Whether a statement waits for a row; on SQLite whoever writes waits from the start."""
    waiting = text("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
    with database().engine.connect() as connection:
        return database().is_sqlite or connection.scalar(waiting) is not None


def test_whoever_asked_cannot_answer_and_nor_can_a_party(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        case = making.open_case(cast.author.id, "critical")
        making.report(cast.coordinator, cast.author.id)
        second = making.decide(cast.moderator, case, "dismiss")
        fields = {"second_id": second.id, "version": case.version, "agrees": True, "note": None}
        with pytest.raises(Forbidden):
            seconds.answer(actor=cast.moderator, **fields)
        with pytest.raises(Forbidden):
            seconds.look(actor=cast.moderator, second_id=second.id)
        with pytest.raises(NotFound):
            seconds.answer(actor=cast.coordinator, **fields)
        with pytest.raises(Forbidden):
            seconds.answer(actor=cast.reporter, **fields)
        far = factories.make_adult("moderator", community=factories.make_community())
        with pytest.raises(NotFound):
            seconds.answer(actor=far, **fields)
        assert case.status == "open"


def test_a_report_in_between_must_be_seen_first(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        case, second = ask(cast, "dismiss")
        seen = case.version
        making.report(cast.reporter, cast.author.id)
        with pytest.raises(CaseChanged):
            seconds.answer(actor=cast.colleague, second_id=second.id, version=seen, agrees=True, note=None)


def test_nobody_takes_it_and_nobody_is_called_while_it_waits(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NOON), unit():
        case, _ = ask(cast, "dismiss")
        assert service.claim_next(actor=cast.colleague) is None
        clock.advance(timedelta(hours=1))
        assert (service.announce_overdue(), list(lock_cases_in_need())) == (0, [])
        clock.advance(seconds.ANSWER_WITHIN)
        assert seconds.end_unanswered() == 1
        assert (service.announce_overdue(), [one.id for one in lock_cases_in_need()]) == (1, [case.id])
        assert seconds.end_unanswered() == 0


def test_answering_twice_is_answering_once(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        _, second = ask(cast, "dismiss")
        say(cast, second, agrees=True)
        with pytest.raises(NotFound):
            say(cast, second, agrees=True)


def test_undoing_what_was_done_at_once_asks_nobody_any_more(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        case, _ = ask(cast, "ban", "low")
        (protection,) = queries.list_decisions(case.id)
        deciding.undo(actor=cast.moderator, case_id=case.id, decision_id=protection.id)
        assert status_of(cast) == "active"
        taken = service.claim_next(actor=cast.colleague)
        assert taken is not None
        assert taken.id == case.id
