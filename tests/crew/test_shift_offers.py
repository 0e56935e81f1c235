"""Handing over and swapping: nothing changes until both have said yes, and silence is heard of."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from backend.core import clock, outbox
from backend.core.db import unit_of_work
from backend.core.ids import new_id
from backend.crew.shifts.models import Claim
from backend.crew.shifts.tasks import look_after_shifts
from tests.conftest import UnitOfWork
from tests.crew.making import AsAccount, kinds
from tests.crew.rota import NOW, House, after
from tests.support.threads import at_once


@pytest.fixture
def house(unit: UnitOfWork, as_account: AsAccount) -> Any:
    with clock.freeze(NOW):
        yield House(unit, as_account)


def _holders(shift_id: str) -> set[str]:
    with unit_of_work(readonly=True) as session:
        return set(session.scalars(select(Claim.account_id).where(Claim.shift_id == shift_id)))


def _answer(house: House, number: int, offer_id: str, *, yes: bool = True) -> Any:
    return house.youth(number).put(f"/rota/offers/{offer_id}/answer", {"yes": yes})


def test_a_shift_is_handed_over_when_the_other_says_yes(house: House) -> None:
    nor, sne = house.people[:2]
    shift_id = house.lay()
    house.claim(house.youth(), shift_id)
    offer_id = house.offer(house.youth(), shift_id, sne.id).json["id"]
    before, asked = _holders(shift_id), house.youth(1).get("/rota/offers").json["items"]
    strangers = [_answer(house, number, offer_id).status_code for number in (0, 2)]
    codes = [_answer(house, 1, offer_id).status_code for _ in range(2)]

    assert (before, [one["mine"] for one in asked], strangers) == ({nor.id}, [False], [404, 404])
    assert (codes, _holders(shift_id)) == ([200, 200], {sne.id})
    assert "crew.shift_offer" in kinds(house.youth(1))
    assert "crew.shift_taken" in kinds(house.youth())


def test_no_changes_nothing(house: House) -> None:
    shift_id = house.lay()
    house.claim(house.youth(), shift_id)
    offer_id = house.offer(house.youth(), shift_id, house.people[1].id).json["id"]
    declined, late = _answer(house, 1, offer_id, yes=False), _answer(house, 1, offer_id)

    assert (declined.json["state"], late.json["code"]) == ("declined", "offer_over")
    assert _holders(shift_id) == {house.people[0].id}


def test_two_swap_both_or_neither(house: House) -> None:
    nor, sne = house.people[:2]
    first, second = house.lay(), house.lay("2026-09-10T16:00")
    house.claim(house.youth(), first)
    house.claim(house.youth(1), second)
    offer_id = house.offer(house.youth(), first, sne.id, second).json["id"]

    assert _answer(house, 1, offer_id).status_code == 200
    assert (_holders(first), _holders(second)) == ({sne.id}, {nor.id})


def test_hours_that_are_not_kind_stop_a_swap_and_both_keep_theirs(house: House) -> None:
    first, second = house.lay(), house.lay("2026-09-10T18:00", 180)
    house.claim(house.youth(), first)
    house.claim(house.youth(2), second)
    offer_id = house.offer(house.youth(), first, house.people[2].id, second).json["id"]
    refused = _answer(house, 2, offer_id)

    assert refused.json["code"] == "outside_hours"
    assert (_holders(first), _holders(second)) == ({house.people[0].id}, {house.people[2].id})
    assert len(house.youth(2).get("/rota/offers").json["items"]) == 1


def test_yes_and_letting_go_at_once_leave_one_truth(house: House) -> None:
    shift_id = house.lay(needed=1)
    house.claim(house.youth(), shift_id)
    offer_id = house.offer(house.youth(), shift_id, house.people[1].id).json["id"]
    acts = [lambda: _answer(house, 1, offer_id), lambda: house.let_go(house.youth(), shift_id)]
    yes, _gone = at_once(lambda act: act().status_code, acts)

    assert _holders(shift_id) == ({house.people[1].id} if yes == 200 else set())
    assert house.seen(shift_id)["taken"] == len(_holders(shift_id))


def test_one_question_at_a_time_and_it_can_be_taken_back(house: House) -> None:
    shift_id = house.lay()
    house.claim(house.youth(), shift_id)
    offer_id = house.offer(house.youth(), shift_id, house.people[1].id).json["id"]
    second = house.offer(house.youth(), shift_id, house.people[2].id)
    codes = [house.youth().delete(f"/rota/offers/{offer_id}").status_code for _ in range(2)]

    assert (second.json["code"], codes) == ("shift_already_asked", [204, 204])
    assert house.offer(house.youth(), shift_id, house.people[2].id).status_code == 200


def test_nobody_off_the_crew_is_asked_nor_for_what_one_has_not(house: House) -> None:
    shift_id = house.lay()
    not_mine = house.offer(house.youth(), shift_id, house.people[1].id)
    house.claim(house.youth(), shift_id)

    assert not_mine.status_code == 404
    assert house.offer(house.youth(), shift_id, house.outsider_id).status_code == 404
    people = {one["id"] for one in house.youth().get("/rota/people").json["items"]}
    assert people == {house.people[1].id, house.people[2].id, house.organiser_id, house.coordinator_id}


def test_what_nobody_answers_is_told_once(house: House) -> None:
    shift_id = house.lay("2026-09-11T16:00", needed=1)
    house.claim(house.youth(2), shift_id)
    house.offer(house.youth(2), shift_id, house.people[1].id)
    look_after_shifts()
    early = kinds(house.organiser)
    with clock.freeze(after(48.1)):
        for _ in range(2):
            look_after_shifts()
        told, asker = kinds(house.organiser), kinds(house.youth(2))

    assert "crew.shift_unanswered" not in early
    assert (told.count("crew.shift_unanswered"), asker.count("crew.shift_unanswered")) == (1, 1)


def test_what_is_short_or_unsafe_is_told_in_time_and_once_a_step(house: House) -> None:
    short, unsafe = house.lay(needed=1), house.lay("2026-09-09T14:00", needed=1)
    house.claim(house.youth(), unsafe)
    with clock.freeze(after(10)):
        at_once(lambda _: look_after_shifts(), range(2))
        first = kinds(house.organiser)
    with clock.freeze(after(48)):
        look_after_shifts()
        second = kinds(house.organiser)

    assert short
    assert (first.count("crew.shift_short"), first.count("crew.shift_unsafe")) == (1, 1)
    assert (second.count("crew.shift_short"), second.count("crew.shift_unsafe")) == (2, 2)


def test_a_shift_that_is_let_go_of_late_is_told_of_again(house: House) -> None:
    shift_id = house.lay(needed=1)
    with clock.freeze(after(20)):
        house.claim(house.youth(2), shift_id)
        look_after_shifts()
        calm = kinds(house.organiser)
        house.let_go(house.youth(2), shift_id)
        look_after_shifts()
        again = kinds(house.organiser)

    assert ("crew.shift_short" in calm, again.count("crew.shift_short")) == (False, 1)


def test_the_reminder_comes_once_the_day_before(house: House) -> None:
    shift_id, gone = house.lay("2026-09-10T16:00"), house.lay("2026-09-10T18:00")
    for one in (shift_id, gone):
        house.claim(house.youth(2), one)
    house.let_go(house.youth(2), shift_id)
    house.claim(house.youth(2), shift_id)
    house.let_go(house.youth(2), gone)
    with clock.freeze(after(27.5)):
        outbox.deliver_due()
        early = kinds(house.youth(2))
    with clock.freeze(after(55)):
        at_once(lambda _: outbox.deliver_due(), range(2))
        outbox.deliver_due()
        told = kinds(house.youth(2))

    assert ("crew.shift_tomorrow" in early, told.count("crew.shift_tomorrow")) == (False, 1)


def test_an_offer_that_is_the_same_twice_is_one(house: House) -> None:
    shift_id, offer_id = house.lay(), new_id()
    house.claim(house.youth(), shift_id)
    body = {"shift_id": shift_id, "to_id": house.people[1].id}
    codes = at_once(lambda _: house.youth().put(f"/rota/offers/{offer_id}", body).status_code, range(3))

    assert codes == [200] * 3
    with clock.freeze(after(80) + timedelta(days=1)):
        assert house.youth(1).get("/rota/offers").json["items"] == []


def test_across_a_block_nothing_is_asked_nor_answered(house: House) -> None:
    shift_id, shared, mine = house.lay(), house.lay("2026-09-10T11:00"), house.lay("2026-09-09T14:00")
    house.claim(house.youth(), shift_id)
    offer_id = house.offer(house.youth(), shift_id, house.people[1].id).json["id"]
    for number in (0, 2):
        house.claim(house.youth(number), shared)
    house.claim(house.youth(1), mine)
    house.youth(1).put(f"/blocks/{house.people[0].id}", {})

    assert house.youth(1).get("/rota/offers").json["items"] == []
    assert _answer(house, 1, offer_id).json["code"] == "offer_over"
    assert house.offer(house.youth(1), mine, house.people[2].id, shared).status_code == 404
    assert _holders(shift_id) == {house.people[0].id}
