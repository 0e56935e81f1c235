"""Opening hours as people ask for them and keep them."""

from collections.abc import Callable

from backend.core import clock
from backend.core.db import unit_of_work
from backend.house import service
from backend.house.models import SpecialDay
from tests.conftest import Api, UnitOfWork
from tests.factories import make_adult, make_community, make_youth
from tests.support.threads import at_once

AsAccount = Callable[[str], Api]
WEEK = {
    "days": {str(day): ["15:00-21:00"] if day < 4 else ["18:00-01:00"] if day == 4 else [] for day in range(7)},
    "closed_on": ["public", "christmas_eve"],
}
FRIDAY = "2026-12-18"


def _house(unit: UnitOfWork, as_account: AsAccount) -> tuple[Api, Api]:
    with unit():
        community = make_community()
        keeper = make_adult("coordinator", community=community)
        return as_account(keeper.id), as_account(make_youth(community=community).id)


def test_a_youth_sees_whether_it_is_open_and_two_weeks(unit: UnitOfWork, as_account: AsAccount) -> None:
    with clock.freeze(f"{FRIDAY}T20:00:00+01:00"):
        keeper, youth = _house(unit, as_account)
        assert keeper.put(f"/house/weeks/{FRIDAY}", WEEK).status_code == 200
        keeper.put("/house/special-days/2026-12-25", {"spans": ["16:00-20:00"], "reason": "special"})
        shown = youth.get("/house/hours").json
    with clock.freeze("2026-12-19T00:30:00+01:00"):
        night = youth.get("/house/hours").json
    with clock.freeze("2026-12-19T01:00:00+01:00"):
        after = youth.get("/house/hours").json

    assert (shown["open_until"], shown["opens_at"]) == ("2026-12-19T00:00:00Z", "2026-12-21T14:00:00Z")
    assert [day["day"] for day in shown["days"]][::13] == [FRIDAY, "2026-12-31"]
    said = {day["day"]: (day["reason"], day["holiday"], len(day["spans"])) for day in shown["days"]}
    assert said["2026-12-24"] == (None, "christmas_eve", 0)
    assert said["2026-12-25"] == ("special", "public", 1)
    assert said["2026-12-28"] == (None, None, 1)
    assert (night["open_until"], night["days"][0]["day"]) == ("2026-12-19T00:00:00Z", FRIDAY)
    assert (after["open_until"], after["opens_at"]) == (None, "2026-12-21T14:00:00Z")


def test_a_house_nobody_has_said_anything_of_is_closed(unit: UnitOfWork, as_account: AsAccount) -> None:
    _, youth = _house(unit, as_account)
    shown = youth.get("/house/hours").json

    assert (shown["open_until"], shown["opens_at"], len(shown["days"])) == (None, None, 14)


def test_what_is_no_time_to_be_open_is_refused(unit: UnitOfWork, as_account: AsAccount) -> None:
    with clock.freeze(f"{FRIDAY}T20:00:00+01:00"):
        keeper, _ = _house(unit, as_account)
        for spans in (["25:00-26:00"], ["15:00"], ["15:00-21:00", "20:00-22:00"], ["22:00-07:00"], ["15:00-21:00\n"]):
            body = {"spans": spans, "reason": "special"}
            assert keeper.put("/house/special-days/2026-12-25", body).status_code == 422
        past = keeper.put("/house/special-days/2026-12-17", {"spans": [], "reason": "closed"})
        nonsense = keeper.put("/house/special-days/nu", {"spans": [], "reason": "closed"})

    assert (past.status_code, nonsense.status_code) == (422, 404)


def test_a_day_is_as_usual_again(unit: UnitOfWork, as_account: AsAccount) -> None:
    with clock.freeze(f"{FRIDAY}T12:00:00+01:00"):
        keeper, youth = _house(unit, as_account)
        keeper.put(f"/house/weeks/{FRIDAY}", WEEK)
        keeper.put(f"/house/special-days/{FRIDAY}", {"spans": [], "reason": "repairs"})
        closed = youth.get("/house/hours").json["days"][0]
        assert [keeper.delete(f"/house/special-days/{FRIDAY}").status_code for _ in range(2)] == [204, 204]
        usual = youth.get("/house/hours").json["days"][0]

    assert (closed["spans"], closed["reason"], len(usual["spans"])) == ([], "repairs", 1)


def test_two_who_say_something_of_a_day_at_once_are_both_heard(unit: UnitOfWork) -> None:
    with unit():
        keeper = make_adult("coordinator", community=make_community())
        day = clock.today()

    def say(reason: str) -> None:
        with unit_of_work():
            service.set_special_day(actor=keeper, day=day, spans=[], reason=reason)

    at_once(say, ["closed", "repairs", "away", "closed"])
    with unit() as session:
        assert session.query(SpecialDay).filter_by(community_id=keeper.community_id).count() == 1
