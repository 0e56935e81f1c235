"""The roster over REST."""

from collections.abc import Callable
from datetime import timedelta

from backend.core import clock
from tests import factories
from tests.conftest import Api, UnitOfWork
from tests.moderation.people import Cast
from tests.support.statements import counted_statements

AsAccount = Callable[[str], Api]


def _shift(account_id: str, begins: int, ends: int) -> dict[str, str]:
    now = clock.now()
    moments = {"starts_at": now + timedelta(hours=begins), "ends_at": now + timedelta(hours=ends)}
    return {"account_id": account_id, "kind": "moderator", **{name: at.isoformat() for name, at in moments.items()}}


def test_a_youth_sees_whether_somebody_looks_and_nothing_else(cast: Cast, as_account: AsAccount) -> None:
    with clock.freeze("2026-11-23T16:00:00+01:00"):
        youth, coordinator = as_account(cast.author.id), as_account(cast.coordinator.id)
        assert youth.get("/watch").json == {"watching": False, "until": None, "next_from": None}
        made = coordinator.post("/moderation/shifts", _shift(cast.moderator.id, 0, 6))
        assert made.status_code == 201
        assert made.json == {
            "id": made.json["id"],
            "person": {"id": cast.moderator.id, "nickname": cast.moderator.nickname},
            "kind": "moderator",
            "starts_at": "2026-11-23T15:00:00Z",
            "ends_at": "2026-11-23T21:00:00Z",
            "mine": False,
            "note": None,
        }
        assert youth.get("/watch").json == {"watching": True, "until": "2026-11-23T21:00:00Z", "next_from": None}
        again = coordinator.post("/moderation/shifts", _shift(cast.moderator.id, 5, 7))
        assert (again.status_code, again.json["code"]) == (409, "already_on_shift")


def test_whom_a_shift_can_be_given(unit: UnitOfWork, cast: Cast, as_account: AsAccount) -> None:
    with unit():
        duty = factories.make_adult("duty", community=cast.community, nickname="Åse")
    own = as_account(cast.moderator.id).get("/moderation/watchers").json["items"]
    assert own == [{"id": cast.moderator.id, "nickname": cast.moderator.nickname, "kinds": ["moderator"]}]
    everybody = as_account(cast.coordinator.id).get("/moderation/watchers").json["items"]
    assert {row["id"]: row["kinds"] for row in everybody} == {
        cast.moderator.id: ["moderator"],
        cast.colleague.id: ["moderator"],
        duty.id: ["moderator", "duty"],
    }


def test_a_longer_roster_costs_the_same(cast: Cast, as_account: AsAccount) -> None:
    coordinator = as_account(cast.coordinator.id)
    costs = []
    for begins in (0, 2, 4, 6):
        coordinator.post("/moderation/shifts", _shift(cast.moderator.id, begins, begins + 1))
        with counted_statements() as seen:
            for path in ("/moderation/shifts", "/watch"):
                assert coordinator.get(path).status_code == 200
        costs.append(len(seen))
    assert len(set(costs)) == 1


def test_pages_of_the_roster(cast: Cast, as_account: AsAccount) -> None:
    coordinator = as_account(cast.coordinator.id)
    made = [coordinator.post("/moderation/shifts", _shift(cast.moderator.id, at, at + 1)).json for at in (0, 2, 4)]
    first = coordinator.get("/moderation/shifts?limit=2").json
    rest = coordinator.get(f"/moderation/shifts?limit=2&cursor={first['next']}").json
    assert [row["id"] for row in first["items"] + rest["items"]] == [row["id"] for row in made]
    assert rest["next"] is None
