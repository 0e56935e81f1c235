"""A moderator's yes stands: what cannot be let in at this hour comes by itself once it can, and nothing is lost."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.accounts import service as accounts
from backend.accounts.models import RoleGrant
from backend.chat import service
from backend.chat.errors import RoomEnded
from backend.chat.models import Message
from backend.chat.permissions import is_night, next_morning
from backend.core import clock, outbox
from backend.core.db import session, unit_of_work
from moderation import service as moderation
from moderation.deciding import decide
from moderation.models import Act, Case, Decision
from tests.chat.conftest import Listen
from tests.chat.making import make_friends, make_gathering, say
from tests.chat.rooms import Club, make_circle, make_club, people_in
from tests.conftest import Api, UnitOfWork
from tests.factories import make_adult, make_community

NOON, NIGHT, MORNING = "2026-11-22T12:00:00+01:00", "2026-11-22T21:30:00+01:00", "2026-11-23T07:00:00+01:00"
AWAY = timedelta(minutes=1)

pytestmark = pytest.mark.usefixtures("plain_words")


def _hold_at_noon(club: Club) -> str:
    with clock.freeze(NOON):
        return say(club.host, club.room, "hold lige").id


def _status(message_id: str) -> tuple[str, bool]:
    with unit_of_work(readonly=True) as opened:
        message = opened.get_one(Message, message_id)
        return message.status, message.seq is not None


def test_what_is_released_at_night_comes_in_the_morning(unit: UnitOfWork, listen: Listen) -> None:
    with clock.freeze(NIGHT):
        with unit():
            community = make_community()
            club = make_club(community=community)
            moderator = make_adult("moderator", community=community)
            held = _hold_at_noon(club)
        ear = listen(club.youth.id)
        with unit():
            [case] = session().query(Case).filter_by(subject_id=held)
            moderation.claim(actor=moderator, case_id=case.id)
            decide(
                actor=moderator,
                case_id=case.id,
                version=case.version,
                acts=[Act("release")],
                guideline="be_kind",
                rationale="Der er ikke noget galt her.",
            )
            assert case.status == "decided"
        outbox.deliver_due()
        assert _status(held) == ("held", False)
    with clock.freeze(datetime.fromisoformat(MORNING) - AWAY):
        outbox.deliver_due()
        assert _status(held) == ("held", False)
    with clock.freeze(MORNING):
        for _ in range(2):
            outbox.deliver_due()
        assert _status(held) == ("delivered", True)

    said = [frame["args"][0]["id"] for frame in ear.get_received() if frame["name"] == "message:new"]
    assert said == [held]


@given(st.integers(0, 2 * 366 * 24 * 60))
def test_the_morning_is_the_first_moment_that_is_no_night(minutes: int) -> None:
    now = datetime.fromisoformat("2026-01-01T00:00:00Z") + timedelta(minutes=minutes)
    morning = next_morning(now)

    assert now < morning
    assert not is_night(morning)
    assert is_night(morning - AWAY)
    assert morning - now <= timedelta(hours=25)


def test_a_youth_is_not_kept_waiting(unit: UnitOfWork) -> None:
    with clock.freeze(NIGHT), unit():
        club = make_club()
        with clock.freeze(NOON):
            held = say(club.youth, club.room, "hold lige")
        service.release_message(message_id=held.id)

        assert held.status == "delivered"


def test_it_waits_for_a_third_person_too(unit: UnitOfWork) -> None:
    with clock.freeze(NOON):
        with unit():
            circle = make_circle()
            first, _, third = circle.people
            held = say(first, circle.room, "hold lige").id
            service.leave_room(actor=third, room_id=circle.room.id)
            service.release_message(message_id=held)
        clock.advance(timedelta(hours=1))
        outbox.deliver_due()
        assert _status(held) == ("held", False)
        with unit():
            service.invite(actor=first, room_id=circle.room.id, account_ids=[third.id])
            service.answer_invitation(actor=third, room_id=circle.room.id, answer="yes")
        clock.advance(timedelta(hours=1))
        outbox.deliver_due()
        assert _status(held) == ("delivered", True)


def test_it_waits_for_a_second_adult_who_reads_along(unit: UnitOfWork) -> None:
    with clock.freeze(NOON):
        with unit():
            community = make_community()
            gathering = make_gathering(community=community)
            held = say(gathering.one, gathering.room, "hold lige").id
            session().query(RoleGrant).filter_by(account_id=gathering.watcher.id).delete()
            service.release_message(message_id=held)
        assert _status(held) == ("held", False)
        with unit():
            next_one = make_adult("moderator", community=community)
        clock.advance(timedelta(hours=1))
        outbox.deliver_due()
        assert _status(held) == ("delivered", True)
        with unit():
            assert (next_one.id, "watcher") in people_in(gathering.room)


LEAVINGS: dict[str, Callable[[Club], object]] = {
    "the room ended": lambda club: service.end_room(actor=club.host, room_id=club.room.id),
    "its author is shut out": lambda club: accounts.suspend(by_id="x", account_id=club.host.id, reason="x"),
}


@pytest.mark.parametrize("way", LEAVINGS)
def test_what_nobody_can_say_any_more_is_turned_away(unit: UnitOfWork, way: str) -> None:
    with clock.freeze(NIGHT), unit():
        club = make_club()
        held = _hold_at_noon(club)
        service.release_message(message_id=held)
        LEAVINGS[way](club)
    with clock.freeze(MORNING):
        outbox.deliver_due()

    assert _status(held) == ("rejected", False)


def test_what_its_author_took_back_stays_away(unit: UnitOfWork) -> None:
    with clock.freeze(NIGHT), unit():
        club = make_club()
        held = _hold_at_noon(club)
        service.release_message(message_id=held)
        service.delete_message(actor=club.host, room_id=club.room.id, message_id=held)
    with clock.freeze(MORNING):
        outbox.deliver_due()

    assert _status(held) == ("held", False)


def test_a_room_that_has_ended_says_so_at_once(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        held = say(friends.one, friends.room, "hold lige")
        service.close_room(room_id=friends.room.id)

        assert isinstance(service.release_message(message_id=held.id), RoomEnded)
        assert (held.status, held.seq) == ("rejected", None)


def test_the_moderator_hears_that_the_room_has_ended_and_the_decision_is_kept(
    unit: UnitOfWork, as_account: Callable[[str], Api]
) -> None:
    with unit():
        community = make_community()
        friends = make_friends(community=community)
        moderator = make_adult("moderator", community=community)
        held = say(friends.one, friends.room, "hold lige")
        service.close_room(room_id=friends.room.id)
    api = as_account(moderator.id)
    case = api.post("/moderation/cases/next").json
    decision = {
        "version": case["version"],
        "action": "release",
        "guideline": "be_kind",
        "rationale": "Der er ikke noget galt her.",
    }
    answer = api.post(f"/moderation/cases/{case['id']}/decisions", decision)

    assert (answer.status_code, answer.json["code"], answer.json["detail"]) == (
        409,
        "room_ended",
        "Din beslutning er gemt. Chatten er slut imens, så det kommer ikke frem. Den, der skrev det, får besked.",
    )
    assert _status(held.id) == ("rejected", False)
    with unit():
        [kept] = session().query(Decision).all()
        assert (kept.action, session().get_one(Case, kept.case_id).status) == ("release", "decided")
