"""An edit that is held waits beside its message: a moderator lets it in or keeps it out, and its author is told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest

from backend.accounts import service as accounts
from backend.chat import queries, service
from backend.chat.errors import EditHeld, RoomEnded
from backend.chat.models import Message, Room
from backend.core import clock, outbox
from backend.core.actor import Actor
from backend.core.db import session, unit_of_work
from backend.core.errors import AppError
from backend.notifications import texts
from backend.notifications.models import Notice
from moderation import actions
from moderation import queries as moderation_queries
from moderation import service as moderation
from moderation.deciding import decide
from moderation.errors import CaseChanged
from moderation.models import Act, Case, Decision
from moderation.seconds.models import Second
from tests.chat.conftest import Listen
from tests.chat.making import make_friends, say
from tests.chat.rooms import make_club
from tests.conftest import UnitOfWork
from tests.factories import make_adult, make_community

NOON, NIGHT, MORNING = "2026-11-22T12:00:00+01:00", "2026-11-22T21:30:00+01:00", "2026-11-23T07:00:00+01:00"
pytestmark = pytest.mark.usefixtures("plain_words")


@dataclass(frozen=True)
class Edited:
    """A message whose edit waits, its author, somebody who hears them, and who decides."""

    author: Actor
    other: Actor
    moderator: Actor
    room: Room
    said: Message


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with clock.freeze(NOON):
        yield


@pytest.fixture
def edited(unit: UnitOfWork) -> Edited:
    with unit():
        community = make_community()
        friends = make_friends(community=community)
        moderator = make_adult("moderator", community=community)
        said = say(friends.one, friends.room, "vi ses")
        edited = Edited(friends.one, friends.other, moderator, friends.room, said)
        clock.advance(timedelta(minutes=1))
        assert isinstance(_edit(edited, "hold nu op"), EditHeld)
    return edited


def _edit(edited: Edited, text: str) -> Message | EditHeld:
    return service.edit_message(
        actor=edited.author, room_id=edited.room.id, message_id=edited.said.id, text=text, anyway=True
    )


def _case(edited: Edited) -> Case:
    return session().query(Case).filter_by(subject_id=edited.said.id, decided_at=None).one()


def _decide(edited: Edited, action: str, *, version: int | None = None) -> Decision | Second | AppError:
    case = _case(edited)
    moderation.claim(actor=edited.moderator, case_id=case.id)
    return decide(
        actor=edited.moderator,
        case_id=case.id,
        version=version or case.version,
        acts=[Act(action)],
        guideline="be_kind",
        rationale="Jeg har læst det hele.",
    )


def _stands(edited: Edited) -> tuple[str, list[tuple[str, str]]]:
    """What the message says, and what is kept beside it."""
    message = queries.find_message(edited.said.id)
    assert message is not None
    session().refresh(message)
    return message.shown_text, [(one.kind, one.text) for one in queries.list_revisions(message)]


def _told(account_id: str) -> list[str]:
    """What their notices of decisions say."""
    outbox.deliver_due()
    with unit_of_work(readonly=True) as opened:
        notices = opened.query(Notice).filter_by(account_id=account_id, kind="moderation.decision")
        return [" ".join(texts.render(one.kind, one.data, "da")) for one in notices]


def test_its_case_holds_the_words_that_wait(unit: UnitOfWork, edited: Edited) -> None:
    with unit():
        case = _case(edited)
        [evidence] = moderation_queries.list_evidence(case.id)

        assert (case.held, evidence.text, evidence.context[0]["text"]) == (True, "hold nu op", "vi ses")
        assert [one["text"] for one in evidence.context[0]["edits"]] == ["hold nu op"]
        assert actions.list_actions(case) == [
            "hide", "release", "reject", "mute", "hold_first", "suspend", "ban", "escalate",
        ]  # fmt: skip


def test_what_is_released_stands_there_and_everybody_hears(unit: UnitOfWork, edited: Edited, listen: Listen) -> None:
    ears = [listen(edited.author.id), listen(edited.other.id)]
    with unit():
        _decide(edited, "release")

    with unit():
        assert _stands(edited) == ("hold nu op", [("replaced", "vi ses")])
    [told] = _told(edited.author.id)
    assert told.startswith("Din rettelse er fin ")
    frames = [[one["args"][0] for one in ear.get_received() if one["name"] == "message:changed"] for ear in ears]
    assert [[(one["text"], one["change"], one["seq"]) for one in heard] for heard in frames] == [
        [("hold nu op", 1, 1)]
    ] * 2
    assert {one["edited_at"] for heard in frames for one in heard} == {"2026-11-22T11:01:00Z"}


def test_what_is_rejected_stays_out(unit: UnitOfWork, edited: Edited, listen: Listen) -> None:
    ear = listen(edited.other.id)
    with unit():
        _decide(edited, "reject")

    with unit():
        assert _stands(edited) == ("vi ses", [])
    [told] = _told(edited.author.id)
    assert told.startswith("Din rettelse blev ikke brugt ")
    assert "»hold nu op«" in told
    assert ear.get_received() == []


def test_hiding_the_message_keeps_its_edit_out_too(unit: UnitOfWork, edited: Edited) -> None:
    with unit():
        _decide(edited, "hide")

    with unit():
        assert _stands(edited) == ("", [])
    [told] = _told(edited.author.id)
    assert told.startswith("Noget af dit er skjult ")


def test_nobody_lets_in_words_they_have_not_seen(unit: UnitOfWork, edited: Edited) -> None:
    with unit():
        seen = _case(edited).version
        _edit(edited, "hold så helt op")
        with pytest.raises(CaseChanged):
            _decide(edited, "release", version=seen)
        _decide(edited, "release")

        assert _stands(edited) == ("hold så helt op", [("replaced", "vi ses")])


def test_other_words_that_need_no_look_come_before_it(unit: UnitOfWork, edited: Edited) -> None:
    with unit():
        _edit(edited, "vi ses i morgen")
        _decide(edited, "release")

        assert _stands(edited) == ("vi ses i morgen", [("replaced", "vi ses")])


@pytest.mark.parametrize("way", ["author", "moderator"])
def test_what_is_gone_does_not_come_back(unit: UnitOfWork, edited: Edited, way: str) -> None:
    with unit():
        if way == "author":
            service.delete_message(actor=edited.author, room_id=edited.room.id, message_id=edited.said.id)
        else:
            service.hide_message(message_id=edited.said.id)
        _decide(edited, "release")

        assert _stands(edited)[0] == ""


def test_where_the_room_has_ended_the_moderator_is_told(unit: UnitOfWork, edited: Edited) -> None:
    with unit():
        service.close_room(room_id=edited.room.id)
        case = _case(edited)

        assert isinstance(_decide(edited, "release"), RoomEnded)
        assert (case.status, _stands(edited)) == ("decided", ("vi ses", []))


@pytest.fixture
def at_night(unit: UnitOfWork) -> Edited:
    """An adult's edit, released by night, when adults do not write to youths."""
    with unit():
        community = make_community()
        club = make_club(community=community)
        said = say(club.host, club.room, "vi ses")
        edited = Edited(club.host, club.youth, make_adult("moderator", community=community), club.room, said)
        _edit(edited, "hold nu op")
    with clock.freeze(NIGHT), unit():
        _decide(edited, "release")
        assert _stands(edited) == ("vi ses", [("held", "hold nu op")])
    return edited


def test_an_adults_edit_waits_for_the_morning(unit: UnitOfWork, at_night: Edited) -> None:
    with clock.freeze(MORNING):
        outbox.deliver_due()
    with unit():
        assert _stands(at_night) == ("hold nu op", [("replaced", "vi ses")])


def test_a_yes_to_one_edit_is_none_to_the_next(unit: UnitOfWork, at_night: Edited) -> None:
    with unit():
        _edit(at_night, "hold så helt op")
    with clock.freeze(MORNING):
        outbox.deliver_due()
    with unit():
        assert _stands(at_night) == ("vi ses", [("held", "hold så helt op")])


def test_whoever_is_shut_out_meanwhile_says_nothing_more(unit: UnitOfWork, at_night: Edited) -> None:
    with unit():
        accounts.suspend(by_id=at_night.moderator.id, account_id=at_night.author.id, reason="x")
    with clock.freeze(MORNING):
        outbox.deliver_due()
    with unit():
        assert _stands(at_night) == ("vi ses", [])
