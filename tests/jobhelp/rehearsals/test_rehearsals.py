"""Rehearsals: in the open house, with two adults there, one youth for each time and one time for each youth."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from backend.accounts import service as accounts
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session, unit_of_work
from backend.core.errors import Conflict, Forbidden, Invalid, NotFound
from backend.core.pagination import Window
from backend.house import service as house
from backend.jobhelp.rehearsals import queries, service
from backend.jobhelp.rehearsals.errors import HouseNotOpen, OneAtATime, SlotOverlaps, SlotTaken
from backend.jobhelp.rehearsals.models import Booking, Slot
from backend.notifications.models import Notice
from moderation.publishing import NotPublishable
from tests.conftest import Api, UnitOfWork
from tests.factories import make_adult, make_community, make_youth
from tests.support.statements import counted_statements
from tests.support.threads import at_once

WINDOW = Window(limit=50)
MORNING = "2027-01-12T09:00:00+01:00"
FOUR = datetime.fromisoformat("2027-01-12T16:00:00+01:00")
WEEK = {str(day): ["15:00-21:00"] for day in range(7)}


@pytest.fixture(autouse=True)
def _tuesday() -> Iterator[None]:
    with clock.freeze(MORNING):
        yield


class House:
    """A house that is open from three to nine, with two adults and a youth."""

    def __init__(self) -> None:
        self.community = make_community()
        keeper = make_adult("coordinator", community=self.community)
        house.set_week(actor=keeper, valid_from=clock.today(), days=WEEK, closed_on=[])
        self.helper = make_adult("organiser", community=self.community)
        self.second = make_adult("moderator", community=self.community)
        self.youth = self.another()

    def another(self) -> Actor:
        return make_youth(community=self.community)

    def lay(self, hours: float = 0, **other: Any) -> Slot:
        wanted = {"starts_at": FOUR + timedelta(hours=hours), "minutes": 30, "second_id": self.second.id, **other}
        return service.lay(actor=self.helper, **wanted)


def _told(person: Actor) -> list[str]:
    return list(session().scalars(select(Notice.kind).where(Notice.account_id == person.id).order_by(Notice.id)))


def _times(youth: Actor) -> list[tuple[str, bool]]:
    return [(one["id"], one["is_mine"]) for one in queries.list_times(youth, WINDOW).items]


def _own(adult: Actor) -> list[tuple[str | None, str | None]]:
    found = queries.list_own(adult, WINDOW).items
    return [(one["booked_by"] and one["booked_by"].id, one["wants"]) for one in found]


class TestTimes:
    def test_a_time_is_laid_taken_and_given_back(self, unit: UnitOfWork) -> None:
        with unit():
            here = House()
            slot, other = here.lay(), here.another()
            assert _told(here.second) == ["jobhelp.second_named"]
            assert _times(here.youth) == [(slot.id, False)]
            for wants in ("Jeg har aldrig været til en samtale.", "Jeg bliver nervøs."):
                service.book(actor=here.youth, slot_id=slot.id, wants=wants)
            assert (_times(here.youth), _times(other)) == ([(slot.id, True)], [])
            assert _own(here.helper) == [(here.youth.id, "Jeg bliver nervøs.")]
            assert _own(here.second) == [(here.youth.id, None)]
            assert _told(here.helper) == ["jobhelp.rehearsal_booked"]
            for _ in range(2):
                service.cancel(actor=here.youth, slot_id=slot.id)
            assert _times(other) == [(slot.id, False)]
            assert _told(here.helper)[1:] == ["jobhelp.rehearsal_cancelled"]

    def test_only_while_the_house_is_open(self, unit: UnitOfWork) -> None:
        with unit():
            here = House()
            for hours in (-2, 4.75, 5):
                with pytest.raises(HouseNotOpen):
                    here.lay(hours)
            here.lay(4.5)

    def test_not_in_the_past_nor_far_off_nor_twice_at_once(self, unit: UnitOfWork) -> None:
        with unit():
            here = House()
            for hours in (-24, 24 * 61):
                with pytest.raises(Invalid):
                    here.lay(hours)
            here.lay()
            for near in (0, 0.25, -0.25):
                with pytest.raises(SlotOverlaps):
                    here.lay(near)
            here.lay(0.5)

    def test_the_other_is_a_screened_adult_without_a_block(self, unit: UnitOfWork) -> None:
        with unit():
            here = House()
            far, referrer = make_adult("moderator", community=make_community()), make_adult(community=here.community)
            blocked = make_adult("organiser", community=here.community)
            accounts.block(actor=blocked, account_id=here.helper.id)
            offered = {one.id for one in queries.list_seconds(here.helper, WINDOW).items}
            assert here.second.id in offered
            for person in (far, referrer, blocked, here.youth, here.helper):
                assert person.id not in offered
                with pytest.raises(NotFound):
                    here.lay(second_id=person.id)

    def test_nobody_without_the_right(self, unit: UnitOfWork) -> None:
        with unit():
            here = House()
            slot = here.lay()
            with pytest.raises(Forbidden):
                service.lay(actor=here.youth, starts_at=FOUR, minutes=30, second_id=here.second.id)
            with pytest.raises(Forbidden):
                service.book(actor=here.second, slot_id=slot.id)
            with pytest.raises(Forbidden):
                service.call_off(actor=make_adult("organiser", community=here.community), slot_id=slot.id)
            with pytest.raises(NotFound):
                service.book(actor=make_youth(community=make_community()), slot_id=slot.id)

    def test_a_block_hides_both_adults_times(self, unit: UnitOfWork) -> None:
        with unit():
            here = House()
            slot = here.lay()
            for adult in (here.helper, here.second):
                youth = here.another()
                accounts.block(actor=youth, account_id=adult.id)
                assert _times(youth) == []
                with pytest.raises(NotFound):
                    service.book(actor=youth, slot_id=slot.id)

    def test_words_are_read_first(self, unit: UnitOfWork) -> None:
        with unit():
            here = House()
            slot = here.lay()
            with pytest.raises(NotPublishable):
                service.book(actor=here.youth, slot_id=slot.id, wants="Skriv til mig på snap: storm_04")
            assert _own(here.helper) == [(None, None)]

    def test_one_at_a_time_until_it_is_over(self, unit: UnitOfWork) -> None:
        with unit():
            here = House()
            first, second = here.lay(), here.lay(2)
            service.book(actor=here.youth, slot_id=first.id)
            with pytest.raises(OneAtATime):
                service.book(actor=here.youth, slot_id=second.id)
            with pytest.raises(SlotTaken):
                service.book(actor=here.another(), slot_id=first.id)
        with clock.freeze(FOUR + timedelta(hours=1)), unit():
            service.book(actor=here.youth, slot_id=second.id)
            with pytest.raises(NotFound):
                service.book(actor=here.another(), slot_id=first.id)

    def test_lists_ask_as_often_however_long(self, unit: UnitOfWork) -> None:
        with unit():
            here = House()
            service.book(actor=here.youth, slot_id=here.lay().id)
            with counted_statements() as few:
                _times(here.youth)
                _own(here.helper)
            for hours in range(1, 5):
                service.book(actor=here.another(), slot_id=here.lay(hours).id)
            with counted_statements() as many:
                _times(here.youth)
                assert len(_own(here.helper)) == 5
            assert len(many) == len(few)


class TestWhatHappensByItself:
    def test_nobody_is_alone_with_one_of_them(self, unit: UnitOfWork) -> None:
        with unit():
            here = House()
            slots = [here.lay(), here.lay(2)]
            service.book(actor=here.youth, slot_id=slots[0].id)
            keeper = make_adult("coordinator", community=here.community)
            accounts.revoke_role(actor=keeper, account_id=here.second.id, role="moderator")
        with unit():
            with pytest.raises(NotFound):
                service.book(actor=here.another(), slot_id=slots[1].id)
            assert service.release_unsafe() == 0
        with clock.freeze(FOUR - timedelta(minutes=59)), unit():
            assert service.release_unsafe() == 1
            assert service.release_unsafe() == 0
            assert _told(here.youth) == ["jobhelp.rehearsal_off"]
            assert _told(here.helper)[-1] == "jobhelp.slot_off"
            assert session().get(Slot, slots[0].id) is None

    def test_either_calls_it_off(self, unit: UnitOfWork) -> None:
        with unit():
            here = House()
            for adult, other in ((here.helper, here.second), (here.second, here.helper)):
                slot = here.lay()
                service.book(actor=here.youth, slot_id=slot.id)
                for _ in range(2):
                    service.call_off(actor=adult, slot_id=slot.id)
                assert _told(other)[-1] == "jobhelp.slot_off"
                assert (_own(adult), _times(here.youth)) == ([], [])
            assert _told(here.youth) == ["jobhelp.rehearsal_off"] * 2

    def test_the_day_before_they_are_told_once(self, unit: UnitOfWork) -> None:
        with unit():
            here = House()
            service.book(actor=here.youth, slot_id=here.lay(24).id)
            assert service.remind() == 0
        with clock.freeze(FOUR + timedelta(seconds=1)), unit():
            assert [service.remind(), service.remind()] == [1, 0]
            assert _told(here.youth) == ["jobhelp.rehearsal_soon"]

    def test_afterwards_nobody_knows(self, unit: UnitOfWork) -> None:
        with unit():
            here = House()
            service.book(actor=here.youth, slot_id=here.lay().id, wants="At sige hej.")
            here.lay(3)
        with clock.freeze(FOUR + timedelta(minutes=30)), unit():
            assert service.forget() >= 1
            here_slots = select(Slot).where(Slot.community_id == here.community.id)
            assert len(session().scalars(here_slots).all()) == 1
            assert session().scalar(select(func.count()).where(Booking.account_id == here.youth.id)) == 0


def test_a_thousand_tries_at_once_book_nothing_twice(unit: UnitOfWork) -> None:
    """Twenty youths press for five times, again and again, and some let go in between."""
    with unit():
        here = House()
        slots = [here.lay(number / 2).id for number in range(5)]
        youths = [here.another() for _ in range(20)]
    tries = [
        (youth, slots[(number * 7 + turn * 3) % 5], turn % 7 == 6)
        for number, youth in enumerate(youths)
        for turn in range(50)
    ]
    heard: list[str] = []

    def press(mine: list[tuple[Actor, str, bool]]) -> None:
        for youth, slot_id, lets_go in mine:
            try:
                with unit_of_work():
                    (service.cancel if lets_go else service.book)(actor=youth, slot_id=slot_id)
            except Conflict as refusal:
                heard.append(refusal.code)

    at_once(press, [[one for one in tries if one[0] is youth] for youth in youths])

    with unit():
        bookings = session().scalars(select(Booking).where(Booking.slot_id.in_(slots))).all()
        assert len({one.account_id for one in bookings}) == len(bookings) == len({one.slot_id for one in bookings})
    assert len(tries) == 1000
    assert set(heard) <= {"slot_taken", "one_at_a_time"}
    assert heard


def test_over_http(unit: UnitOfWork, as_account: Callable[[str], Api]) -> None:
    with unit():
        here = House()
    helper, youth = as_account(here.helper.id), as_account(here.youth.id)
    body = {"starts_at": "2027-01-12T15:00:00Z", "minutes": 30, "second_id": here.second.id}
    assert helper.post("/rehearsal-slots", body).status_code == 204
    assert helper.post("/rehearsal-slots", {**body, "minutes": 5}).status_code == 422
    assert helper.post("/rehearsal-slots", body).json["code"] == "slot_overlaps"
    [time] = youth.get("/rehearsals").json["items"]
    assert youth.put(f"/rehearsals/{time['id']}/booking", {"wants": None}).status_code == 204
    [own] = helper.get("/rehearsal-slots").json["items"]
    assert (own["booked_by"]["id"], own["second"]["id"]) == (here.youth.id, here.second.id)
    assert youth.delete(f"/rehearsals/{time['id']}/booking").status_code == 204
    assert helper.delete(f"/rehearsal-slots/{time['id']}").status_code == 204
    assert youth.get("/rehearsals").json["items"] == []
