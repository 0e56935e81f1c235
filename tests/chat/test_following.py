"""What is said over days is put together: signs that mean little by themselves open a case, and no word is kept."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from backend.chat import following, screening, service
from backend.core import clock
from backend.core.db import session
from moderation import conversations
from moderation.conversations import Conversation
from moderation.models import Case
from moderation.screening import Action, Label, Severity, Verdict
from moderation.screening.conversation import Alarm, State
from tests.chat.making import make_friends, make_gathering, say
from tests.conftest import UnitOfWork
from tests.support.statements import counted_statements

DRAWN_CLOSE = ("hvornår er du alene hjemme?", "du er så speciel for mig", "jeg har købt en gave til dig")


@pytest.fixture(autouse=True)
def silent(monkeypatch: pytest.MonkeyPatch) -> None:
    """No message means anything by itself."""
    monkeypatch.setattr(screening, "screen", lambda _text, _context: Verdict())


def _kept() -> list[Conversation]:
    return list(session().scalars(select(Conversation).execution_options(populate_existing=True)))


def test_an_adult_who_draws_a_child_close_is_put_before_the_moderators(unit: UnitOfWork) -> None:
    with unit():
        gathering = make_gathering()
    for text in DRAWN_CLOSE:
        with unit():
            message = say(gathering.host, gathering.room, text)

    with unit():
        case = session().scalars(select(Case)).one()
        assert (case.subject_id, case.labels, case.source) == (message.id, ["grooming"], "screening")
        assert all(reason.startswith("conversation.grooming.") for reason in case.reasons)


def test_between_friends_of_one_age_it_means_nothing(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        for text in DRAWN_CLOSE:
            say(friends.one, friends.room, text)

        assert session().scalars(select(Case)).all() == []


def test_each_room_is_followed_by_itself_and_no_word_is_kept(unit: UnitOfWork) -> None:
    with unit():
        rooms = [make_gathering(), make_gathering(title="Brætspil")]
        for text, gathering in zip(DRAWN_CLOSE, (rooms[0], rooms[0], rooms[1]), strict=True):
            say(gathering.host, gathering.room, text)

        kept = {one.key: json.dumps(one.state) for one in _kept()}
        assert set(kept) == {gathering.room.id for gathering in rooms}
        assert all(word not in state for state in kept.values() for word in ("speciel", "gave", "alene"))
        assert session().scalars(select(Case)).all() == []


def test_an_alarm_that_calls_for_it_holds_the_message_and_one_for_help_shows_where_it_is(
    unit: UnitOfWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    for action, severity in ((Action.HOLD, Severity.CRITICAL), (Action.HELP, Severity.MEDIUM)):
        alarm = Alarm(Label.GROOMING, severity, action, "x", ("conversation.x",), ())
        monkeypatch.setattr(following, "follow", lambda _state, _facts, alarm=alarm: (State(), [alarm]))
        with unit():
            gathering = make_gathering()
            message = say(gathering.host, gathering.room, DRAWN_CLOSE[0])
            case = session().scalars(select(Case).where(Case.subject_id == message.id)).one()
            assert (message.status == "held") is (action is Action.HOLD)
            assert message.needs_help is (action is Action.HELP)
            assert (case.severity, case.reasons) == (severity, ["conversation.x"])


def test_what_cannot_be_followed_is_held_for_a_person(unit: UnitOfWork, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object) -> None:
        raise ValueError("no such track")

    monkeypatch.setattr(following, "follow", broken)
    with unit():
        gathering = make_gathering()
        message = say(gathering.host, gathering.room, DRAWN_CLOSE[0])
        case = session().scalars(select(Case)).one()
        assert (message.status, case.source, case.severity) == ("held", "technical", "high")


def test_an_edit_is_followed_too(unit: UnitOfWork) -> None:
    with unit():
        gathering = make_gathering()
        for text in DRAWN_CLOSE[:2]:
            say(gathering.host, gathering.room, text)
        message = say(gathering.host, gathering.room, "hej")
        service.edit_message(
            actor=gathering.host, room_id=gathering.room.id, message_id=message.id, text=DRAWN_CLOSE[2]
        )

        assert session().scalars(select(Case)).one().subject_id == message.id


def test_what_shows_nothing_asks_nothing_more_of_the_database(unit: UnitOfWork) -> None:
    with unit():
        gathering = make_gathering()
        say(gathering.host, gathering.room, "vi ses kl. fem")
    with unit(), counted_statements() as plain:
        say(gathering.host, gathering.room, "vi ses kl. seks")
    with unit(), counted_statements() as shown:
        say(gathering.host, gathering.room, DRAWN_CLOSE[0])
    with unit(), counted_statements() as shown_again:
        say(gathering.host, gathering.room, DRAWN_CLOSE[1])
    assert [len(shown) - len(plain), len(shown_again) - len(plain)] == [3, 3]


def test_a_state_of_another_version_is_begun_anew(unit: UnitOfWork) -> None:
    with unit():
        gathering = make_gathering()
        session().add(Conversation(key=gathering.room.id, state={"version": 0}, updated_at=clock.now()))
    with unit():
        assert say(gathering.host, gathering.room, DRAWN_CLOSE[0]).status == "delivered"
        assert _kept()[0].state["version"] == 1


def test_it_is_forgotten_when_it_has_long_been_quiet(unit: UnitOfWork) -> None:
    with unit():
        gathering = make_gathering()
        say(gathering.host, gathering.room, DRAWN_CLOSE[0])
    now = clock.now()
    for later, left in ((conversations.KEPT - timedelta(minutes=1), 1), (conversations.KEPT + timedelta(minutes=1), 0)):
        with clock.freeze(now + later), unit():
            conversations.forget_old()
            assert len(_kept()) == left


def test_who_is_struck_is_known_from_who_spoke_before(unit: UnitOfWork, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[tuple[str, ...]] = []

    def remember(state: State, _facts: object) -> tuple[State, list[Alarm]]:
        heard.append(state.speakers)
        return state, []

    monkeypatch.setattr(following, "follow", remember)
    with unit():
        gathering = make_gathering()
        for speaker in (gathering.one, gathering.other, gathering.one):
            say(speaker, gathering.room, "hej med jer")
    with unit():
        say(gathering.host, gathering.room, DRAWN_CLOSE[0])
    assert heard == [(gathering.other.id, gathering.one.id)]
