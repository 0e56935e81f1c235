"""The door: everybody inside is counted, in whatever order phones tell it, and the evening is forgotten."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from backend.core import clock
from backend.core.ids import new_id
from backend.house.door.models import DoorCode, Scan, Visits
from backend.house.door.service import ALPHABET, CODE_LENGTH
from backend.house.door.tasks import forget_evenings
from tests.conftest import Api, UnitOfWork
from tests.factories import make_adult, make_community, make_youth
from tests.support.statements import counted_statements
from tests.support.threads import at_once

AsAccount = Callable[[str], Api]
EVENING = datetime.fromisoformat("2026-12-18T19:00:00+01:00")


class Door:
    """Somebody at the door of a house to which youths come."""

    def __init__(self, unit: UnitOfWork, as_account: AsAccount, youths: int = 1) -> None:
        with unit():
            community = make_community()
            self.keeper = as_account(make_adult("organiser", community=community).id)
            self.youths = [as_account(make_youth(community=community).id) for _ in range(youths)]

    def scan(self, direction: str, *, scan_id: str | None = None, status: int = 200, **who: Any) -> Any:
        answer = self.keeper.put(f"/house/door/scans/{scan_id or new_id()}", {"direction": direction, **who})
        assert answer.status_code == status, answer.json
        return answer.json

    def inside(self) -> int:
        count: int = self.keeper.get("/house/door").json["inside"]
        return count


def _code(youth: Api) -> str:
    code: str = youth.put("/house/door/codes/mine", {}).json["code"]
    return code


def test_a_code_is_the_same_all_day_and_another_tomorrow(unit: UnitOfWork, as_account: AsAccount) -> None:
    with clock.freeze(EVENING):
        door = Door(unit, as_account, youths=2)
        nor, sne = door.youths
        first = nor.put("/house/door/codes/mine", {}).json
        same, other = _code(nor), _code(sne)
    with clock.freeze(EVENING + timedelta(hours=10)):  # five in the morning is still the evening before
        night = _code(nor)
    with clock.freeze(EVENING + timedelta(hours=11)):
        tomorrow = nor.put("/house/door/codes/mine", {}).json

    assert (len(first["code"]), set(first["code"]) - set(ALPHABET)) == (CODE_LENGTH, set())
    assert first["qr_svg"].startswith("<svg")
    assert first["code"] == same == night != other
    assert (first["day"], tomorrow["day"]) == ("2026-12-18", "2026-12-19")


def test_somebody_comes_comes_again_and_goes(unit: UnitOfWork, as_account: AsAccount) -> None:
    with clock.freeze(EVENING):
        door = Door(unit, as_account)
        code = _code(door.youths[0])
        came = door.scan("in", code=f"flok:{code.lower()}")
    with clock.freeze(EVENING + timedelta(minutes=5)):
        again = door.scan("in", code=code)
        listed = door.keeper.get("/house/door/people").json["items"]
        gone = door.scan("out", account_id=listed[0]["person"]["id"])
        left = door.keeper.get("/house/door/people").json["items"]

    assert (came["inside_since"], came["inside"]) == (None, 1)
    assert (again["inside_since"], again["inside"]) == ("2026-12-18T18:00:00Z", 1)
    assert [one["person"]["nickname"] for one in listed] == [came["person"]["nickname"]]
    assert (gone["inside"], left) == (0, [])


def test_a_code_nobody_knows_turns_nobody_away(unit: UnitOfWork, as_account: AsAccount) -> None:
    door, elsewhere = Door(unit, as_account), Door(unit, as_account)
    refused = door.scan("in", code=_code(elsewhere.youths[0]), status=404)

    assert (refused["code"], door.inside()) == ("unknown_door_code", 0)
    assert door.scan("in")["inside"] == 1


def test_nobody_is_asked_after_who_never_came(unit: UnitOfWork, as_account: AsAccount) -> None:
    door = Door(unit, as_account)
    somebody = door.youths[0].get("/me").json["id"]

    assert door.scan("out", account_id=somebody, status=404)["code"] == "not_found"


def test_who_is_named_twice_or_though_all_have_gone_is_refused(unit: UnitOfWork, as_account: AsAccount) -> None:
    door = Door(unit, as_account)

    door.scan("in", code="BCDFGH", account_id="0a", status=422)
    door.scan("emptied", code="BCDFGH", status=422)
    door.scan("up", status=422)
    assert door.inside() == 0


def test_a_scan_told_again_is_one(unit: UnitOfWork, as_account: AsAccount) -> None:
    door = Door(unit, as_account)
    code, one, guest = _code(door.youths[0]), new_id(), new_id()
    answers = [door.scan("in", scan_id=one, code=code) for _ in range(2)] + [
        door.scan("in", scan_id=guest) for _ in range(2)
    ]

    assert [answer["inside"] for answer in answers] == [1, 1, 2, 2]
    assert [answer["inside_since"] for answer in answers] == [None] * 4


def test_what_is_told_late_and_of_yesterday_is_not_counted(unit: UnitOfWork, as_account: AsAccount) -> None:
    with clock.freeze("2026-12-18T07:00:00+01:00"):
        door = Door(unit, as_account)
        assert door.scan("in", seconds_ago=2 * 3600, status=409)["code"] == "door_evening_over"
        assert door.scan("in", seconds_ago=3500)["inside"] == 1


def test_when_all_have_gone_nobody_is_inside(unit: UnitOfWork, as_account: AsAccount) -> None:
    with clock.freeze(EVENING):
        door = Door(unit, as_account)
        door.scan("in", code=_code(door.youths[0]))
        door.scan("in")
    with clock.freeze(EVENING + timedelta(hours=2)):
        emptied = door.scan("emptied")
        late = door.scan("in", seconds_ago=3600)  # a phone without net tells what was before
        again = door.scan("in")

    assert (emptied["inside"], late["inside"], again["inside"]) == (0, 0, 1)


def test_people_are_asked_for_in_a_fixed_number_of_queries(unit: UnitOfWork, as_account: AsAccount) -> None:
    def asked(youths: int) -> int:
        door = Door(unit, as_account, youths)
        for youth in door.youths:
            door.scan("in", code=_code(youth))
        with counted_statements() as counted:
            assert len(door.keeper.get("/house/door/people").json["items"]) == youths
        return len(counted)

    assert asked(1) == asked(6)


def test_the_evening_is_forgotten_but_for_how_many(unit: UnitOfWork, as_account: AsAccount) -> None:
    with clock.freeze(EVENING):
        door = Door(unit, as_account, youths=5)
        for youth in door.youths:
            door.scan("in", code=_code(youth))
        door.scan("out", code=_code(door.youths[0]))
        door.scan("in", code=_code(door.youths[0]))
        door.scan("in")
        assert forget_evenings() == 0
        few = Door(unit, as_account)
        few.scan("in")
    with clock.freeze(EVENING + timedelta(hours=11)):
        assert sum(at_once(lambda _: forget_evenings(), range(2))) == 9
        assert forget_evenings() == 0
        with unit() as session:
            left = session.scalars(select(Scan)).all(), session.scalars(select(DoorCode)).all()
            kept = {row.came for row in session.scalars(select(Visits))}
        shown = [door.keeper.get("/house/door/visits").json["items"] for door in (door, few)]

    assert (left, kept) == (([], []), {6, 1})
    assert shown == [[{"day": "2026-12-18", "came": 6}], [{"day": "2026-12-18", "came": None}]]


def test_a_code_asked_for_at_once_is_one(unit: UnitOfWork, as_account: AsAccount) -> None:
    door = Door(unit, as_account)
    codes = at_once(lambda _: _code(door.youths[0]), range(4))

    assert len(set(codes)) == 1


MOVES = st.lists(st.tuples(st.sampled_from(["in", "out"]), st.integers(0, 3), st.integers(0, 50)), max_size=12)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)  # a house for each
@given(moves=MOVES, order=st.randoms(use_true_random=False))
def test_in_whatever_order_phones_tell_it_it_is_the_same_count(
    moves: list[tuple[str, int, int]], order: Any, unit: UnitOfWork, as_account: AsAccount
) -> None:
    """Against the plain way of counting: go through the evening from its beginning."""
    with clock.freeze(EVENING):
        door = Door(unit, as_account, youths=3)
        codes = [_code(youth) for youth in door.youths]
        told = [(new_id(), *move) for move in moves]
        inside: set[int] = set()
        guests = 0
        for _id, direction, who, _minutes in sorted(
            told, key=lambda one: (EVENING - timedelta(minutes=one[3]), one[0])
        ):
            if who == 3:
                guests += 1 if direction == "in" else -1
            else:
                (inside.add if direction == "in" else inside.discard)(who)
        order.shuffle(told)
        for scan_id, direction, who, minutes in told:
            named: dict[str, Any] = {"code": codes[who]} if who < 3 else {}
            door.scan(direction, scan_id=scan_id, seconds_ago=60 * minutes, **named)

        assert door.inside() == len(inside) + max(guests, 0)
