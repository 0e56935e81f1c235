import pytest
from sqlalchemy import select

from backend.chat import screening
from backend.chat.models import Message
from backend.core.db import session
from moderation.models import Case, Evidence
from moderation.screening import Action, Context, Reason, Severity, Verdict
from tests.chat.making import make_friends, make_gathering, say
from tests.conftest import UnitOfWork


def _broken(_text: str, _context: Context) -> Verdict:
    raise RuntimeError("the dictionary is gone")


def _half_broken(_text: str, _context: Context) -> Verdict:
    reason = Reason(None, Severity.HIGH, "failed.threat", "screening failed", 0, 3)
    return Verdict(severity=Severity.HIGH, action=Action.HOLD, reasons=(reason,))


@pytest.mark.parametrize("engine", [_broken, _half_broken])
@pytest.mark.parametrize("anyway", [False, True])
def test_a_failing_screening_holds_and_calls_for_a_person(
    unit: UnitOfWork,
    monkeypatch: pytest.MonkeyPatch,
    engine: object,
    anyway: bool,
) -> None:
    monkeypatch.setattr(screening, "screen", engine)
    with unit():
        friends = make_friends()
        message = say(friends.one, friends.room, "vi ses", anyway=anyway)

        case = session().scalars(select(Case)).one()
        evidence = session().scalars(select(Evidence)).one()
        assert (message.status, message.seq) == ("held", None)
        assert (case.subject_id, case.source, case.severity, case.held) == (message.id, "technical", "high", True)
        assert evidence.text == "vi ses"


def test_a_case_that_cannot_be_opened_lets_nothing_through(unit: UnitOfWork, monkeypatch: pytest.MonkeyPatch) -> None:
    unknown = Verdict(severity="purple", action=Action.FLAG)  # type: ignore[arg-type]  # no severity moderation knows
    monkeypatch.setattr(screening, "screen", lambda _text, _context: unknown)
    with unit():
        friends = make_friends()

    with pytest.raises(ValueError, match="purple"), unit():
        say(friends.one, friends.room)

    with unit():
        assert session().scalars(select(Message)).all() == []


def test_the_engine_is_told_who_writes_to_whom(unit: UnitOfWork, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, Context]] = []

    def remember(text: str, context: Context) -> Verdict:
        asked.append((text, context))
        return Verdict(action=Action.HOLD, severity=Severity.LOW) if text == "to" else Verdict()

    monkeypatch.setattr(screening, "screen", remember)
    with unit():
        friends = make_friends(ages=(19, 14))
        for text in ("en", "to", "tre"):
            say(friends.one, friends.room, text)
        say(friends.other, friends.room, "fire")
        gathering = make_gathering()
        say(gathering.host, gathering.room, "fem")

    assert asked == [
        ("en", Context("youth", 19, 14, "direct", (), "da")),
        ("to", Context("youth", 19, 14, "direct", ("en",), "da")),
        ("tre", Context("youth", 19, 14, "direct", ("en", "to"), "da")),
        ("fire", Context("youth", 14, 19, "direct", (), "da")),
        ("fem", Context("adult", None, 16, "event", (), "da")),
    ]


def test_only_the_last_ten_texts_are_remembered(unit: UnitOfWork, monkeypatch: pytest.MonkeyPatch) -> None:
    recent: list[tuple[str, ...]] = []

    def remember(_text: str, context: Context) -> Verdict:
        recent.append(context.recent)
        return Verdict()

    monkeypatch.setattr(screening, "screen", remember)
    with unit():
        friends = make_friends()
        for number in range(13):
            say(friends.one, friends.room, str(number))

    assert recent[-1] == tuple(str(number) for number in range(2, 12))


def test_the_real_engine_stands_behind_the_port(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends(ages=(16, 14))

        assert say(friends.one, friends.room, "skal vi spille fodbold i morgen?").status == "delivered"
        assert say(friends.one, friends.room, "skriv til mig på 22 33 44 55, ikke her").status == "held"
