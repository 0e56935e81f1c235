"""Examples among the cases: given seldom and only when it is calm, judged like cases, and nothing comes of them."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Forbidden, NotFound
from backend.core.outbox import OutboxEntry
from backend.core.pagination import Window
from moderation import audit, deciding, queries, service
from moderation.calibration import examples, offering
from moderation.calibration import service as calibration
from moderation.calibration.marks import EXAMPLE
from moderation.calibration.models import Judgement
from moderation.figures import service as figures
from moderation.figures.measures import FEWEST
from moderation.models import Act, Case, CaseParty, Decision
from moderation.paging import service as paging
from moderation.reads.service import read_on
from moderation.sanctions.models import Sanction
from moderation.signals import case_waiting
from moderation.statements.models import Statement
from tests import factories
from tests.conftest import Api, UnitOfWork
from tests.moderation import making
from tests.moderation.people import Cast

AsAccount = Callable[[str], Api]
NOW = "2026-11-23T12:00:00+01:00"


@pytest.fixture(autouse=True)
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every draw falls to an example, where there are any at all."""
    monkeypatch.setattr(offering, "draw", lambda _below: 0)


@pytest.fixture
def mixed(unit: UnitOfWork, cast: Cast) -> Iterator[Cast]:
    """Examples are mixed in, and it is calm."""
    with clock.freeze(NOW):
        with unit():
            calibration.change_rate(actor=cast.coordinator, percent=10)
        yield cast


def given(actor: Actor) -> Case:
    case = service.claim_next(actor=actor)
    assert case is not None
    assert case.kind == EXAMPLE
    return case


def decide(actor: Actor, case: Case, *acts: str) -> Any:
    return deciding.decide(
        actor=actor,
        case_id=case.id,
        version=case.version,
        acts=[Act(name) for name in acts],
        guideline="be_kind",
        rationale=making.WHY,
    )


def count(table: Any) -> int:
    return session().scalar(select(func.count()).select_from(table)) or 0


def test_without_a_rate_there_is_none(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        assert service.claim_next(actor=cast.moderator) is None
        calibration.change_rate(actor=cast.coordinator, percent=10)
        calibration.change_rate(actor=cast.coordinator, percent=0)
        assert service.claim_next(actor=cast.moderator) is None
        [first, last] = making.audited("calibration.changed")
        assert (first.data, last.data) == ({"percent": 10}, {"percent": 0})


def test_it_is_drawn(unit: UnitOfWork, mixed: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offering, "draw", lambda below: 10 if below == 100 else 0)
    with unit():
        assert service.claim_next(actor=mixed.moderator) is None
    monkeypatch.setattr(offering, "draw", lambda below: 9 if below == 100 else 0)
    with unit():
        given(mixed.moderator)


@pytest.mark.parametrize(("severity", "late", "waits"), [("high", 0, True), ("medium", 9, True), ("medium", 0, False)])
def test_nothing_grave_or_late_waits_for_it(
    unit: UnitOfWork, mixed: Cast, severity: str, late: int, *, waits: bool
) -> None:
    with unit():
        case = making.open_case(mixed.author.id, severity)
        clock.advance(timedelta(hours=late))
        got = service.claim_next(actor=mixed.moderator)
        assert got is not None
        assert (got.id == case.id) == waits


def test_who_holds_a_case_goes_on_with_it(unit: UnitOfWork, mixed: Cast) -> None:
    with unit():
        case = making.open_case(mixed.author.id)
        service.claim(actor=mixed.moderator, case_id=case.id)
        assert service.claim_next(actor=mixed.moderator) == case
        assert count(Case) == 1


def test_it_looks_like_a_case_and_nobody_else_sees_it(unit: UnitOfWork, mixed: Cast, as_account: AsAccount) -> None:
    shown = as_account(mixed.moderator.id).post("/moderation/cases/next").get_json()
    example = next(iter(examples.load().values()))
    assert shown["kind"] == "chat.message"
    assert shown["labels"] == [example.label]
    assert (shown["severity"], shown["source"], shown["claimed"]) == ("medium", "screening", "mine")
    assert shown["actions"] == [
        "dismiss",
        "warn",
        "hide",
        "close_room",
        "mute",
        "hold_first",
        "suspend",
        "ban",
        "escalate",
    ]
    assert (shown["strikes"], shown["reports"], shown["decisions"]) == (0, [], [])
    assert shown["evidence"]["text"] == example.text
    said = [(line["author"]["nickname"], line["text"]) for line in shown["evidence"]["context"]]
    assert said == [*((line["author"], line["text"]) for line in example.before), (example.author, example.text)]
    assert [line["is_subject"] for line in shown["evidence"]["context"]][-1] is True
    assert "calibration" not in str(shown)
    with unit():
        for other in (mixed.colleague, mixed.coordinator):
            assert queries.list_cases(other, Window(), status="open").items == []
        assert [case.id for case in queries.list_cases(mixed.moderator, Window(), status="open").items] == [shown["id"]]
        with pytest.raises(NotFound):
            service.claim(actor=mixed.colleague, case_id=shown["id"])


def test_nobody_can_report_one(unit: UnitOfWork, mixed: Cast) -> None:
    with unit(), pytest.raises(NotFound):
        service.file_report(actor=mixed.reporter, kind=EXAMPLE, subject_id="left_out", reason="other")


def test_nothing_comes_of_it(unit: UnitOfWork, mixed: Cast) -> None:
    heard: list[object] = []
    case_waiting.connect(heard.append)
    with unit():
        before = count(OutboxEntry)
        case = given(mixed.moderator)
        with pytest.raises(NotFound):  # or a second person would be asked to let one read on
            read_on(actor=mixed.moderator, case_id=case.id, reason=making.WHY)
        decision = decide(mixed.moderator, case, "hide", "ban")  # which otherwise takes two
    with unit():
        assert isinstance(session().get(Decision, decision.id), Decision)
        assert [count(table) for table in (Sanction, Statement, CaseParty)] == [0, 0, 0]
        assert count(OutboxEntry) == before
        assert [row.data for row in making.audited("example.judged")] == [{"decision": decision.id}]
        assert audit.verify() is None
        with pytest.raises(NotFound):
            deciding.undo(actor=mixed.moderator, case_id=case.id, decision_id=decision.id)
    assert heard == []


def test_it_is_in_no_figures_and_calls_nobody(unit: UnitOfWork, mixed: Cast) -> None:
    with unit():
        for _ in range(FEWEST):
            decide(mixed.moderator, given(mixed.moderator), "dismiss")
        given(mixed.moderator).urgency = 0  # and even so
        clock.advance(timedelta(days=1))
        assert service.announce_overdue() == 0
        assert paging.climb() == 0
        assert figures.list_figures(actor=mixed.coordinator, by="severity") == []
    with clock.freeze("2027-02-01T12:00:00+01:00"), unit():
        tables = figures.list_tables(actor=mixed.coordinator, half="2026H2")
        # So many real ones would be told.
        assert {told for table in tables for told in table.counts.values()} == {None}


def test_one_left_or_run_out_comes_again_and_each_only_once(unit: UnitOfWork, mixed: Cast) -> None:
    with unit():
        first = given(mixed.moderator)
        service.release_claim(actor=mixed.moderator, case_id=first.id)
        assert queries.list_cases(mixed.moderator, Window(), status="open").items == []
        assert given(mixed.moderator).id == first.id
        clock.advance(timedelta(minutes=11))
        assert given(mixed.moderator).id == first.id
        assert given(mixed.colleague).id != first.id
        decide(mixed.moderator, first, "dismiss")
        for _ in range(len(examples.load()) - 1):
            decide(mixed.moderator, given(mixed.moderator), "dismiss")
        assert service.claim_next(actor=mixed.moderator) is None
        judged = session().scalars(select(Judgement.example).where(Judgement.account_id == mixed.moderator.id)).all()
        assert sorted(judged) == sorted(examples.load())


def test_what_the_experts_said_is_told_to_whoever_judged(unit: UnitOfWork, mixed: Cast, as_account: AsAccount) -> None:
    moderator = as_account(mixed.moderator.id)
    shown = moderator.post("/moderation/cases/next").get_json()
    body = {
        "version": shown["version"],
        "actions": [{"name": "hide"}],
        "guideline": "be_kind",
        "rationale": making.WHY,
    }
    made = moderator.post(f"/moderation/cases/{shown['id']}/decisions", body).get_json()
    assert (made["example"], made["status"]) == (True, "decided")
    example = next(iter(examples.load().values()))
    assert moderator.get("/moderation/calibration/results").get_json() == {
        "items": [
            {
                "case_id": shown["id"],
                "text": example.text,
                "label": example.label,
                "severity": example.severity,
                "fine": example.fine,
                "guideline": example.guideline,
                "why": example.why["da"],
                "said_fine": False,
                "said_guideline": "be_kind",
                "judged_at": "2026-11-23T11:00:00Z",
            }
        ],
        "next": None,
    }
    own = moderator.get("/moderation/calibration").get_json()
    assert own == {"judged": 1, "agreed": int(not example.fine), "percent": None, "agreements": []}
    assert as_account(mixed.colleague.id).get("/moderation/calibration/results").get_json()["items"] == []


def test_agreement_is_told_when_five_took_part_and_never_who(
    unit: UnitOfWork, mixed: Cast, as_account: AsAccount
) -> None:
    with unit():
        people = [factories.make_adult("moderator", community=mixed.community) for _ in range(5)]
        for number, person in enumerate(people[:4]):
            judge_all(person, wrong=number == 0)
    told = as_account(mixed.coordinator.id).get("/moderation/calibration").get_json()
    assert (told["percent"], told["judged"]) == (10, 0)
    assert [one["alpha"] for one in told["agreements"]] == [None] * 8
    with unit():
        judge_all(people[4])
    told = as_account(mixed.coordinator.id).get("/moderation/calibration").get_json()
    # One of five is against the others everywhere, on as many fine ones as others: 4 of 10 ordered pairs differ.
    alone = 1 - (5 * 28 - 1) * (28 * 8 / 4) / (2 * 70 * 70)
    assert told["agreements"][0] == {"label": "all", "people": 5, "judgements": 140, "alpha": pytest.approx(alone)}
    assert [one["label"] for one in told["agreements"][1:]] == sorted({one.label for one in examples.load().values()})
    assert all(one["people"] == 5 and one["alpha"] is not None for one in told["agreements"])
    assert not any(person.id in str(told) for person in people)


def test_one_community_knows_nothing_of_another(unit: UnitOfWork, mixed: Cast) -> None:
    with unit():
        decide(mixed.moderator, given(mixed.moderator), "dismiss")
        far = factories.make_adult("coordinator", community=factories.make_community())
        assert calibration.show(actor=far).agreements == []
        assert calibration.show(actor=far).percent == 0


def test_who_may_not(unit: UnitOfWork, mixed: Cast) -> None:
    with unit():
        with pytest.raises(Forbidden):
            calibration.change_rate(actor=mixed.moderator, percent=1)
        with pytest.raises(Forbidden):
            calibration.show(actor=mixed.reporter)


def judge_all(person: Actor, *, wrong: bool = False) -> None:
    """Answer every example as the experts did, or the other way round."""
    for _ in examples.load():
        case = given(person)
        fine = examples.load()[case.subject_id.partition(":")[0]].fine
        decide(person, case, "dismiss" if fine != wrong else "hide")
