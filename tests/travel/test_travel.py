"""Travel money: asked for in a tap, answered, paid once, and late only with an excuse."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from backend.core import clock
from backend.core.db import unit_of_work
from backend.events.models import Event
from backend.travel.tasks import look_after_travel
from tests.conftest import UnitOfWork
from tests.support.statements import counted_statements
from tests.support.threads import at_once
from tests.travel.making import BUS, MONDAY, STARTS, TRAIN, AsAccount, Trip


@pytest.fixture
def trip(unit: UnitOfWork, as_account: AsAccount) -> Trip:
    return Trip(unit, as_account)


def test_what_it_costs_is_known_before_anybody_signs_up(trip: Trip, as_account: AsAccount) -> None:
    with clock.freeze(MONDAY):
        seen = as_account(trip.without.id).get(trip.path).json
        refused = as_account(trip.without.id).put(trip.path, {"way": BUS, "when": "after"})

    assert seen == {"ways": [BUS, TRAIN], "has_seat": False, "request": None}
    assert (refused.status_code, refused.json["code"]) == (409, "not_coming")


def test_from_asking_to_paid(trip: Trip) -> None:
    with clock.freeze(MONDAY):
        asked = trip.ask(when="before").json
        assert (asked["status"], asked["amount_ore"], asked["pay_by"]) == ("asked", 48_00, "2026-06-09T15:00:00Z")
        assert trip.answer(asked).json["status"] == "approved"
        paid = trip.pay(asked)
        waiting = trip.keeper.get("/travel/requests").json["items"]
        done = trip.keeper.get("/travel/requests?state=done").json["items"]
        entries = trip.keeper.get("/pots/travel/entries").json["items"]

        assert (paid.status_code, trip.own()["status"], trip.left()) == (200, "paid", 952_00)
        assert (waiting, [one["id"] for one in done]) == ([], [asked["id"]])
        assert (entries[0]["amount_ore"], entries[0]["why"], entries[0]["words"]) == (-48_00, "travel", None)
        assert trip.told(trip.youth()) == ["travel.paid", "travel.approved"]
        assert trip.told(trip.keeper) == ["travel.asked"]


def test_pressed_twice_it_is_asked_and_paid_once(trip: Trip) -> None:
    with clock.freeze(MONDAY):
        asked = [answer.json["id"] for answer in at_once(lambda _: trip.ask(), range(4))]
        request = trip.own()
        paid = at_once(lambda _: trip.pay(request).status_code, range(4))

        assert (len(set(asked)), paid, trip.left()) == (1, [200] * 4, 952_00)
        assert trip.told(trip.keeper) == ["travel.asked"]


def test_one_may_change_the_way_until_it_is_answered(trip: Trip) -> None:
    with clock.freeze(MONDAY):
        trip.ask()
        changed = trip.ask(way=TRAIN).json
        trip.answer(changed)

        assert changed["amount_ore"] == 96_00
        assert trip.ask(way=TRAIN).status_code == 200
        assert trip.ask(way=BUS).json["code"] == "travel_changed"


def test_an_amount_that_was_never_shown_is_not_taken(trip: Trip) -> None:
    with clock.freeze(MONDAY):
        assert trip.ask(way={**BUS, "amount_ore": 999_00}).json["code"] == "no_such_way"
        trip.set_tariff(1, [{**BUS, "amount_ore": 50_00}])
        assert trip.ask(way=BUS).json["code"] == "no_such_way"


def test_a_no_has_a_reason_and_a_changed_request_is_looked_at_again(trip: Trip) -> None:
    with clock.freeze(MONDAY):
        request = trip.ask().json
        assert list(trip.answer(request, approve=False).json["errors"]) == ["reason"]
        trip.ask(way=TRAIN)
        assert trip.answer(request).json["code"] == "travel_changed"
        number = "Ring til mig på 20 30 40 50"
        assert list(trip.answer(trip.own(), approve=False, reason=number).json["errors"]) == ["reason"]
        reason = "Vi kører jer i bus sammen."
        trip.answer(trip.own(), approve=False, reason=reason)

        assert (trip.own()["status"], trip.own()["reason"]) == ("declined", reason)
        assert trip.told(trip.youth()) == ["travel.declined"]
        assert trip.pay(request).json["code"] == "travel_changed"


def test_an_empty_pot_pays_nothing_and_says_so(unit: UnitOfWork, as_account: AsAccount) -> None:
    trip = Trip(unit, as_account, in_pot=0)
    with clock.freeze(MONDAY):
        request = trip.ask().json
        refused = trip.pay(request)

        assert (refused.status_code, refused.json["code"]) == (409, "pot_too_small")
        assert trip.own()["status"] == "asked"


def test_taken_back_it_is_gone_and_can_be_asked_again(trip: Trip) -> None:
    with clock.freeze(MONDAY):
        trip.ask()
        assert [trip.youth().delete(trip.path).status_code for _ in range(2)] == [204, 204]
        assert (trip.own(), trip.keeper.get("/travel/requests").json["items"]) == (None, [])
        assert trip.ask().json["status"] == "asked"
        trip.pay(trip.own())
        assert trip.youth().delete(trip.path).json["code"] == "travel_changed"


def test_who_gives_the_seat_back_asks_for_nothing(trip: Trip) -> None:
    with clock.freeze(MONDAY):
        trip.ask()
        trip.youth().delete(f"/events/{trip.event_id}/sign-ups/mine")
        look_after_travel()

        assert trip.keeper.get("/travel/requests").json["items"] == []


def test_a_cancelled_event_leaves_it_to_a_person(trip: Trip) -> None:
    with clock.freeze(MONDAY):
        trip.ask()
    with clock.freeze(STARTS - timedelta(hours=1)):
        with unit_of_work() as session:
            session.get_one(Event, trip.event_id).status = "cancelled"
        look_after_travel()
        waiting = trip.keeper.get("/travel/requests").json["items"]

    assert [one["event"]["is_cancelled"] for one in waiting] == [True]


def test_what_is_due_is_heard_of_and_what_is_late_is_excused(trip: Trip) -> None:
    due = datetime.fromisoformat("2026-06-19T17:00:00+02:00")
    with clock.freeze(MONDAY):
        assert trip.ask().json["pay_by"] == "2026-06-19T15:00:00Z"
    heard: list[tuple[list[str], list[str]]] = []
    for moment in (due - timedelta(days=1, minutes=1), due - timedelta(days=1), due, due + timedelta(days=3)):
        with clock.freeze(moment):
            at_once(lambda _: look_after_travel(), range(2))
            heard.append((trip.told(trip.keeper), trip.told(trip.youth())))

    assert heard == [
        (["travel.asked"], []),
        (["travel.soon", "travel.asked"], []),
        (["travel.late", "travel.soon", "travel.asked"], ["travel.sorry"]),
        (["travel.late", "travel.soon", "travel.asked"], ["travel.sorry"]),
    ]


@pytest.mark.parametrize(("days", "code"), [(14, None), (15, "travel_too_late")])
def test_afterwards_there_are_two_weeks_to_ask(days: int, code: str | None, trip: Trip) -> None:
    with clock.freeze(STARTS + timedelta(days=days)):
        answer = trip.ask(when="before")

    assert answer.json.get("code") == code
    assert code or answer.json["when"] == "after"


def test_nobody_but_who_keeps_the_money_sees_who_asks(trip: Trip, as_account: AsAccount) -> None:
    with clock.freeze(MONDAY):
        request = trip.ask().json
        others = [as_account(trip.without.id), trip.host]
        paths = [f"/travel/requests/{request['id']}/{what}" for what in ("answer", "paid")]
        body: dict[str, Any] = {"version": 1, "approve": True}

        assert [who.get("/travel/requests").status_code for who in others] == [403, 403]
        assert [who.put(paths[0], body).status_code for who in others] == [403, 403]
        assert [who.put(paths[1], {}).status_code for who in others] == [403, 403]
        assert as_account(trip.without.id).get(trip.path).json["request"] is None
        assert trip.host.put(trip.path, {"way": BUS, "when": "after"}).status_code == 403


def test_another_communitys_are_not_there(trip: Trip, unit: UnitOfWork, as_account: AsAccount) -> None:
    other = Trip(unit, as_account)
    with clock.freeze(MONDAY):
        request = trip.ask().json

        assert other.pay(request).status_code == 404
        assert other.youth().get(trip.path).status_code == 404
        assert other.keeper.get("/travel/requests").json["items"] == []


def test_a_tariff_is_changed_by_who_saw_it(trip: Trip) -> None:
    with clock.freeze(MONDAY):
        assert trip.set_tariff(0, [BUS]).json["code"] == "tariff_changed"
        assert [trip.set_tariff(1, [BUS]).status_code for _ in range(2)] == [200, 200]
        assert trip.keeper.get("/travel/tariff").json == {"ways": [BUS], "version": 2}
        assert trip.youth().put("/travel/tariff", {"version": 2, "ways": []}).status_code == 403


def test_a_list_of_many_takes_as_many_queries_as_one_of_few(unit: UnitOfWork, as_account: AsAccount) -> None:
    trip = Trip(unit, as_account, youths=8)
    counts = []
    with clock.freeze(MONDAY):
        for youths in (range(2), range(2, 8)):
            for number in youths:
                trip.ask(number)
            with counted_statements() as statements:
                assert len(trip.keeper.get("/travel/requests").json["items"]) == max(youths) + 1
            counts.append(len(statements))

    assert counts[0] == counts[1]
