"""Afterwards: asked once and kindly, answered by nobody in particular, and forgotten."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import unit_of_work
from backend.events import service
from backend.events.afterwards.models import Asked, Said
from backend.events.afterwards.tasks import ask_how_it_was, forget_who_was_asked
from tests.conftest import Api, UnitOfWork
from tests.events.making import make_event, sign_up
from tests.factories import make_adult, make_community, make_youth
from tests.support.threads import at_once

AsAccount = Callable[[str], Api]
STARTS = datetime.fromisoformat("2026-06-12T17:00:00+02:00")
MORNING = datetime.fromisoformat("2026-06-13T11:00:00+02:00")
FINE = {"welcome": 3, "fun": 2, "again": 3}


class Evening:
    """An event for so many youths who all had a seat."""

    def __init__(self, unit: UnitOfWork, as_account: AsAccount, youths: int = 4) -> None:
        self._as_account = as_account
        with clock.freeze(STARTS - timedelta(days=2)), unit():
            community = make_community()
            self.host: Actor = make_adult("organiser", community=community)
            event = make_event(community=community, host=self.host, capacity=youths, starts_at=STARTS)
            self.people = [make_youth(community=community) for _ in range(youths)]
            for person in self.people:
                sign_up(person, event)
            self.event_id, self.path = event.id, f"/events/{event.id}/afterwards"

    def youth(self, number: int = 0) -> Api:
        return self._as_account(self.people[number].id)

    def say(self, number: int = 0, **answers: Any) -> Any:
        return self.youth(number).put(self.path, answers)

    def feedback(self) -> Any:
        return self._as_account(self.host.id).get(f"/events/{self.event_id}/feedback").json

    def told(self, number: int = 0) -> list[str]:
        kinds = [notice["kind"] for notice in self.youth(number).get("/notices").json["items"]]
        return [kind for kind in kinds if kind in {"events.came", "events.missed"}]


def test_the_morning_after_everybody_with_a_seat_is_asked_once(unit: UnitOfWork, as_account: AsAccount) -> None:
    evening = Evening(unit, as_account)
    asked = []
    for moment in (STARTS + timedelta(hours=3), MORNING - timedelta(minutes=1), MORNING, MORNING + timedelta(hours=5)):
        with clock.freeze(moment):
            asked.append(sum(at_once(lambda _: ask_how_it_was(), range(2))))
    with clock.freeze(MORNING):
        assert evening.told() == ["events.came"]
        assert evening.youth().get(evening.path).json == {"title": "Brætspil", "about": "came", "done": False}

    assert asked == [0, 0, 4, 0]


def test_who_did_not_come_is_asked_what_would_help_and_nothing_counts_it(
    unit: UnitOfWork, as_account: AsAccount
) -> None:
    evening = Evening(unit, as_account)
    with clock.freeze(STARTS + timedelta(hours=1)), unit():
        service.note_attendance(
            actor=evening.host, event_id=evening.event_id, account_id=evening.people[0].id, came=False
        )
    with clock.freeze(MORNING):
        ask_how_it_was()
        assert (evening.told(0), evening.told(1)) == (["events.missed"], ["events.came"])
        wrong = evening.say(0, **FINE)
        assert (wrong.status_code, wrong.json["errors"]) == (422, {"would_help": ["Skal udfyldes."]})
        assert evening.say(0, would_help="company").status_code == 204
        assert evening.say(1, would_help="way_there").status_code == 204  # who was thought to have come says otherwise
        assert evening.feedback()["would_help"] is None
        evening.say(2, would_help="company")
        assert evening.feedback()["would_help"] == {
            **dict.fromkeys(("way_there",), 1),
            "company": 2,
            "other_time": 0,
            "fewer_people": 0,
            "was_not_up_to_it": 0,
            "nothing": 0,
        }


def test_the_organiser_hears_how_it_was_once_three_have_said_it(unit: UnitOfWork, as_account: AsAccount) -> None:
    evening = Evening(unit, as_account)
    with clock.freeze(MORNING):
        ask_how_it_was()
        heard = []
        for number, fun in enumerate((1, 3, 3)):
            evening.say(number, **{**FINE, "fun": fun}, words="Der var plads til mig" if number == 1 else None)
            heard.append(evening.feedback())

    nothing: dict[str, Any] = {
        "answers": None,
        "welcome": None,
        "fun": None,
        "again": None,
        "words": [],
        "would_help": None,
    }
    assert heard[:2] == [nothing, nothing]
    assert heard[2] == {
        **nothing,
        "answers": 3,
        "welcome": [0, 0, 3],
        "fun": [1, 0, 2],
        "again": [0, 0, 3],
        "words": ["Der var plads til mig"],
    }


def test_it_is_said_once_and_nothing_tells_whose_it_was(unit: UnitOfWork, as_account: AsAccount) -> None:
    evening = Evening(unit, as_account)
    with clock.freeze(MORNING):
        ask_how_it_was()
        codes = sorted(at_once(lambda _: evening.say(**FINE).status_code, range(4)))
        with unit_of_work(readonly=True) as session:
            (said,) = session.scalars(select(Said)).all()
            columns = {column.key for column in Said.__table__.columns}
            times = [moment for moment in session.scalars(select(Asked.said_at)) if moment]

    assert codes == [204, 409, 409, 409]
    assert columns == {"id", "event_id", "welcome", "fun", "again", "would_help", "words"}
    assert not said.id.startswith(f"{int(MORNING.timestamp() * 1000):012x}"[:6])
    assert [(moment.hour, moment.minute, moment.second) for moment in times] == [(22, 0, 0)]


def test_who_had_no_seat_is_not_asked_and_cannot_say(unit: UnitOfWork, as_account: AsAccount) -> None:
    evening = Evening(unit, as_account, youths=2)
    with clock.freeze(STARTS - timedelta(hours=1)):
        evening.youth(1).delete(f"/events/{evening.event_id}/sign-ups/mine")
    with clock.freeze(MORNING):
        ask_how_it_was()
        assert evening.told(1) == []
        assert evening.say(1, **FINE).status_code == 404
        assert evening.youth(1).get(evening.path).status_code == 404


def test_words_are_screened_like_all_others(unit: UnitOfWork, as_account: AsAccount) -> None:
    evening = Evening(unit, as_account)
    with clock.freeze(MORNING):
        ask_how_it_was()
        refused = evening.say(**FINE, words="Skriv til mig på 28 45 67 12")
        assert (refused.status_code, refused.json["code"]) == (422, "not_publishable")
        assert evening.say(**FINE).status_code == 204


def test_a_month_later_only_the_counts_are_left(unit: UnitOfWork, as_account: AsAccount) -> None:
    evening = Evening(unit, as_account)
    with clock.freeze(MORNING):
        ask_how_it_was()
        for number in range(3):
            evening.say(number, **FINE, words="Det var rart")
    with clock.freeze(MORNING + timedelta(days=29)):
        assert forget_who_was_asked() == 0
    with clock.freeze(MORNING + timedelta(days=30)):
        assert forget_who_was_asked() == 4
        assert (evening.feedback()["answers"], evening.feedback()["words"]) == (3, [])
        with unit_of_work(readonly=True) as session:
            assert session.scalars(select(Asked)).all() == []
