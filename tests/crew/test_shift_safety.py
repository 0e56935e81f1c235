"""Nobody under eighteen begins a shift that is not safe: they are let go, and told."""

from typing import Any

import pytest

from backend.core import clock
from backend.crew.shifts.tasks import look_after_shifts
from tests.conftest import UnitOfWork
from tests.crew.making import AsAccount, kinds
from tests.crew.rota import NOW, House, after
from tests.support.threads import at_once

BEGINS = 52  # hours after NOW, for the shift of `House.lay`


@pytest.fixture
def house(unit: UnitOfWork, as_account: AsAccount) -> Any:
    with clock.freeze(NOW):
        yield House(unit, as_account)


def _told(house: House) -> int:
    return kinds(house.youth()).count("crew.shift_released")


def test_an_hour_before_whoever_is_under_18_is_let_go_once(house: House) -> None:
    shift_id = house.lay(needed=3)
    house.claim(house.youth(), shift_id)
    house.claim(house.organiser, shift_id)
    with clock.freeze(after(BEGINS - 1.1)):
        look_after_shifts()
        before = (house.seen(shift_id)["taken"], _told(house))
    with clock.freeze(after(BEGINS - 1)):
        at_once(lambda _: look_after_shifts(), range(2))
        seen, told = house.seen(shift_id), _told(house)

    assert before == (2, 0)
    assert (seen["taken"], seen["safe"], told) == (1, True, 1)


def test_with_an_adult_and_a_third_they_stay(house: House) -> None:
    shift_id = house.lay(needed=3)
    for who in (house.youth(), house.youth(2), house.organiser):
        house.claim(who, shift_id)
    with clock.freeze(after(BEGINS - 0.5)):
        look_after_shifts()
        assert (house.seen(shift_id)["taken"], _told(house)) == (3, 0)


def test_the_adult_who_lets_go_at_the_last_minute_lets_them_go_too(house: House) -> None:
    shift_id = house.lay(needed=3)
    for who in (house.youth(), house.youth(2), house.organiser):
        house.claim(who, shift_id)
    with clock.freeze(after(BEGINS - 0.02)):
        house.let_go(house.organiser, shift_id)
        assert (house.seen(shift_id)["taken"], _told(house)) == (1, 1)


def test_in_the_last_hour_nobody_under_18_takes_what_is_not_safe(house: House) -> None:
    shift_id = house.lay(needed=3)
    with clock.freeze(after(BEGINS - 0.5)):
        alone = house.claim(house.youth(), shift_id)
        house.claim(house.organiser, shift_id)
        house.claim(house.youth(2), shift_id)
        in_company = house.claim(house.youth(), shift_id)

    assert (alone.status_code, alone.json["code"]) == (409, "shift_not_safe")
    assert (in_company.status_code, in_company.json["safe"]) == (200, True)
