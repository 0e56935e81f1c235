"""Shifts: laid out once, taken by no more than are needed, and let go of without a word."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from backend.core import clock
from backend.core.ids import new_id
from backend.crew.shifts.models import Claim, Shift
from tests.conftest import UnitOfWork
from tests.crew.making import AsAccount
from tests.crew.rota import NOW, House
from tests.support.statements import counted_statements
from tests.support.threads import at_once


@pytest.fixture
def house(unit: UnitOfWork, as_account: AsAccount) -> Any:
    with clock.freeze(NOW):
        yield House(unit, as_account)


def test_the_crew_sees_the_rota_and_others_do_not(house: House) -> None:
    shift_id = house.lay()

    assert house.seen(shift_id, house.youth())["taken"] == 0
    assert house.outsider.get("/rota/shifts").status_code == 403
    assert house.claim(house.outsider, shift_id).status_code == 403


def test_a_shift_is_taken_and_let_go_of(house: House) -> None:
    shift_id = house.lay()
    taken = [house.claim(house.youth(), shift_id) for _ in range(2)]
    mine = house.youth().get("/rota/shifts?view=mine").json["items"]
    hours = house.youth().get("/rota/mine").json["minutes_lately"]
    gone = [house.let_go(house.youth(), shift_id).status_code for _ in range(2)]

    assert [(answer.status_code, answer.json["taken"]) for answer in taken] == [(200, 1)] * 2
    assert ([one["id"] for one in mine], hours, gone) == ([shift_id], 120, [204, 204])
    assert house.seen(shift_id)["taken"] == 0


def test_laid_out_twice_it_is_one_and_it_does_not_change(house: House) -> None:
    shift_id = new_id()
    body = {"duty": "door", "local_start": "2026-09-09T16:00", "minutes": 60, "needed": 1}
    codes = at_once(lambda _: house.organiser.put(f"/rota/shifts/{shift_id}", body).status_code, range(3))
    other = house.organiser.put(f"/rota/shifts/{shift_id}", {**body, "needed": 2})

    assert (codes, other.json["code"]) == ([200] * 3, "shift_stands")
    assert house.youth().put(f"/rota/shifts/{new_id()}", body).status_code == 403


def test_the_last_place_is_had_by_one(house: House, unit: UnitOfWork) -> None:
    shift_id = house.lay(needed=1)
    answers = at_once(lambda number: house.claim(house.youth(number), shift_id).status_code, range(3))

    assert sorted(answers) == [200, 409, 409]
    with unit() as session:
        assert len(session.scalars(select(Claim)).all()) == session.get_one(Shift, shift_id).taken == 1


def test_claims_and_letting_go_at_once_keep_the_count(house: House, unit: UnitOfWork) -> None:
    shift_id = house.lay(needed=2)
    for _ in range(3):
        at_once(
            lambda number: (house.let_go if number >= 3 else house.claim)(house.youth(number % 3), shift_id), range(6)
        )
    with unit() as session:
        assert len(session.scalars(select(Claim)).all()) == session.get_one(Shift, shift_id).taken <= 2


def test_one_person_cannot_take_two_that_meet_at_once(house: House) -> None:
    shifts = [house.lay("2026-09-09T12:00", needed=2) for _ in range(3)]
    answers = at_once(lambda shift_id: house.claim(house.youth(2), shift_id), shifts)

    assert sorted(answer.status_code for answer in answers) == [200, 409, 409]
    assert {answer.json.get("code") for answer in answers if answer.status_code == 409} == {"shifts_meet"}


@pytest.mark.parametrize(
    ("start", "minutes", "code"),
    [("2026-09-09T19:00", 90, "outside_hours"), ("2026-09-09T14:00", 180, "day_too_long")],
)
def test_hours_that_are_not_kind_are_refused_with_the_reason(house: House, start: str, minutes: int, code: str) -> None:
    shift_id = house.lay(start, minutes)
    refused, grown_up = house.claim(house.youth(), shift_id), house.claim(house.youth(2), shift_id)

    assert (refused.json["code"], grown_up.status_code) == (code, 200)
    assert "18" in refused.json["detail"] or "skoledag" in refused.json["detail"]


def test_a_minor_alone_is_not_yet_safe(house: House) -> None:
    shift_id = house.lay(needed=3)
    alone = house.claim(house.youth(), shift_id).json["safe"]
    with_a_young_adult = house.claim(house.youth(2), shift_id).json["safe"]
    with_an_adult = house.claim(house.organiser, shift_id).json["safe"]

    assert (alone, with_a_young_adult, with_an_adult) == (False, False, True)


def test_a_week_is_laid_out_like_another(house: House) -> None:
    house.lay("2026-09-09T16:00")
    house.lay("2026-09-13T16:00")
    path, like = "/rota/weeks/2026-09-14", {"like": "2026-09-07"}
    new = at_once(lambda _: house.organiser.put(path, like).json["new"], range(2))
    starts = [one["starts_at"] for one in house.organiser.get("/rota/shifts?days=30").json["items"]]

    assert sum(new) == 2
    assert starts[2:] == ["2026-09-16T14:00:00Z", "2026-09-20T14:00:00Z"]
    assert house.organiser.put("/rota/weeks/2026-09-15", like).status_code == 422


def test_the_wall_clock_stays_over_the_night_the_clocks_change(house: House) -> None:
    house.lay("2026-10-25T16:00")
    shift_id = house.lay("2026-10-24T22:00", 6 * 60)
    with clock.freeze("2026-10-20T12:00:00+02:00"):
        night = house.seen(shift_id)
        later = house.organiser.get("/rota/shifts").json["items"][-1]

    assert (night["starts_at"], night["ends_at"]) == ("2026-10-24T20:00:00Z", "2026-10-25T03:00:00Z")
    assert later["starts_at"] == "2026-10-25T15:00:00Z"


def test_nobody_is_laid_out_when_the_house_is_closed(house: House) -> None:
    house.coordinator.put("/house/special-days/2026-09-10", {"spans": [], "reason": "closed"})
    body = {"duty": "door", "local_start": "2026-09-10T16:00", "minutes": 60, "needed": 1}
    house.lay("2026-09-09T16:00")

    assert house.organiser.put(f"/rota/shifts/{new_id()}", body).json["code"] == "house_closed"


def test_called_off_is_told_and_cannot_be_taken(house: House) -> None:
    shift_id = house.lay()
    house.claim(house.youth(), shift_id)
    codes = [house.organiser.delete(f"/rota/shifts/{shift_id}").status_code for _ in range(2)]
    notices = [one["kind"] for one in house.youth().get("/notices").json["items"]]

    assert (codes, notices.count("crew.shift_off")) == ([204, 204], 1)
    assert house.claim(house.youth(1), shift_id).json["code"] == "shift_begun"


def test_those_with_the_fewest_hours_choose_first_for_a_day(house: House) -> None:
    for day in ("2026-09-09", "2026-09-10"):
        house.claim(house.youth(), house.lay(f"{day}T16:00", needed=1))
    later = house.lay("2026-09-16T16:00")
    waits, seen = house.claim(house.youth(), later), house.seen(later, house.youth())
    first = house.claim(house.youth(1), later)
    with clock.freeze(clock.now() + timedelta(hours=25)):
        everybody = house.claim(house.youth(), later)

    assert (waits.json["code"], bool(seen["yours_from"])) == ("not_yet_yours", True)
    assert (first.status_code, everybody.status_code) == (200, 200)


def test_across_a_block_a_shift_is_not_there(house: House) -> None:
    shift_id = house.lay()
    house.claim(house.youth(), shift_id)
    house.youth(1).put(f"/blocks/{house.people[0].id}", {})

    assert house.seen(shift_id, house.youth(1)) is None
    assert house.claim(house.youth(1), shift_id).status_code == 404


def test_whoever_leaves_the_crew_has_no_coming_shifts(house: House) -> None:
    shift_id = house.lay()
    house.claim(house.youth(), shift_id)
    house.youth().delete(f"/crew/{house.people[0].id}")

    assert house.seen(shift_id)["taken"] == 0


def test_the_rota_costs_the_same_however_long_it_is(house: House) -> None:
    def asked() -> int:
        house_youth.get("/rota/shifts")
        with counted_statements() as counted:
            house_youth.get("/rota/shifts")
        return len(counted)

    house_youth = house.youth()
    house.claim(house.youth(1), house.lay())
    few = asked()
    for hour in (10, 12, 14):
        house.claim(house.youth(2), house.lay(f"2026-09-11T{hour}:00"))
    assert asked() == few
