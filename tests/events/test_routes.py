from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from backend.core import clock
from backend.core.actor import Actor
from tests.conftest import Api, UnitOfWork
from tests.events.making import event_facts, make_event
from tests.factories import make_account, make_adult, make_community, make_youth
from tests.support.statements import counted_statements

AsAccount = Callable[[str], Api]


def _body(**facts: Any) -> dict[str, Any]:
    body = event_facts(**facts)
    return {**body, "starts_at": body["starts_at"].isoformat(), "ends_at": body["ends_at"].isoformat()}


@pytest.fixture
def community(unit: UnitOfWork) -> Any:
    with unit():
        return make_community()


@pytest.fixture
def organiser(unit: UnitOfWork, community: Any) -> Actor:
    with unit():
        make_adult("moderator", community=community)
        return make_adult("organiser", community=community, nickname="Ali")


@pytest.fixture
def youth(unit: UnitOfWork, community: Any) -> Actor:
    with unit():
        return make_youth(community=community)


def test_an_organiser_posts_an_event_and_a_youth_comes(as_account: AsAccount, organiser: Actor, youth: Actor) -> None:
    with clock.freeze("2026-11-22T12:00:00+01:00"):
        posted = as_account(organiser.id).post("/events", _body())
        event_id = posted.json["id"]
        before = as_account(youth.id).get("/events").json
        signed = as_account(youth.id).post(f"/events/{event_id}/sign-ups", {})
        after = as_account(youth.id).get(f"/events/{event_id}").json

    assert posted.status_code == 201
    assert before == {
        "items": [
            {
                "id": event_id,
                "title": "Brætspil",
                "description": "Vi spiller sammen.",
                "category": "game_night",
                "picture": None,
                "photo": None,
                "starts_at": "2026-11-29T11:00:00Z",
                "ends_at": "2026-11-29T13:00:00Z",
                "house_room_id": None,
                "place": None,
                "capacity": 2,
                "going": 0,
                "waiting": 0,
                "status": "open",
                "cancel_reason": None,
                "series_id": None,
                "repeats": None,
                "feel": _body()["feel"],
                "host": {
                    "id": organiser.id,
                    "nickname": "Ali",
                    "avatar": "blad",
                    "tone": "plum",
                    "kind": "adult",
                },
                "co_hosts": [],
                "communities": [],
                "is_visit": False,
                "languages": ["da"],
                "guests_welcome": False,
                "age_bands": ["15-17"],
                "mine": None,
                "room_id": None,
            }
        ],
        "next": None,
    }
    assert (signed.status_code, signed.json) == (201, {"status": "going", "position": None, "together": False})
    assert after["mine"] == {"status": "going", "position": None, "together": False}
    assert (after["place"], after["going"]) == ("Huset", 1)
    assert after["room_id"] == posted.json["room_id"] is not None


def test_staying_away_can_be_said_twice(as_account: AsAccount, unit: UnitOfWork, youth: Actor, community: Any) -> None:
    with unit():
        event_id = make_event(community=community).id
    api = as_account(youth.id)
    api.post(f"/events/{event_id}/sign-ups", {})

    statuses = [api.delete(f"/events/{event_id}/sign-ups/mine").status_code for _ in range(2)]

    assert statuses == [204, 204]
    assert api.get(f"/events/{event_id}").json["mine"] is None


def test_its_organiser_changes_the_seats_and_calls_it_off(as_account: AsAccount, organiser: Actor) -> None:
    api = as_account(organiser.id)
    event_id = api.post("/events", _body()).json["id"]

    changed = api.patch(f"/events/{event_id}", {"capacity": 7})
    cancelled = api.post(f"/events/{event_id}/cancellation", {"reason": "Ali er syg."})

    assert (changed.status_code, changed.json["capacity"]) == (200, 7)
    assert (cancelled.status_code, cancelled.json["status"]) == (200, "cancelled")
    assert cancelled.json["cancel_reason"] == "Ali er syg."


@pytest.mark.parametrize(
    "wrong",
    [
        {"capacity": 0},
        {"capacity": "5"},
        {"category": "party"},
        {"age_bands": []},
        {"age_bands": ["40-50"]},
        {"languages": ["dansk"]},
        {"title": ""},
        {"title": "x" * 81},
        {"starts_at": "2026-12-01T18:00:00"},
        {"surprise": True},
        {"description": "Skriv til mig på 20 12 34 56"},
    ],
)
def test_an_event_that_is_not_filled_in_right_is_refused(
    as_account: AsAccount, organiser: Actor, wrong: dict[str, Any]
) -> None:
    answer = as_account(organiser.id).post("/events", {**_body(), **wrong})

    assert answer.status_code == 422
    assert list(answer.json["errors"]) == list(wrong)


def test_strangers_find_nothing(as_account: AsAccount, unit: UnitOfWork, organiser: Actor, community: Any) -> None:
    event_id = as_account(organiser.id).post("/events", _body()).json["id"]
    with unit():
        elsewhere = make_youth(community=make_community())
        too_old = make_youth(community=community, age=20)
        pending_id = make_account(community=community, status="pending").id
        lapsed = make_adult(community=community)
    calls: list[tuple[str, str, Any]] = [
        ("GET", f"/events/{event_id}", None),
        ("PATCH", f"/events/{event_id}", {"capacity": 1}),
        ("POST", f"/events/{event_id}/cancellation", {"reason": "Nej tak."}),
        ("POST", f"/events/{event_id}/sign-ups", {}),
        ("DELETE", f"/events/{event_id}/sign-ups/mine", None),
    ]

    for who, expected in ((elsewhere.id, 404), (too_old.id, 404), (lapsed.id, 404), (pending_id, 403)):
        assert [as_account(who).call(*call).status_code for call in calls] == [expected] * len(calls)
    for who in (elsewhere.id, too_old.id, lapsed.id):
        assert as_account(who).get("/events").json == {"items": [], "next": None}
        assert as_account(who).post("/events", _body()).status_code == 403


def test_a_list_costs_the_same_however_long(
    as_account: AsAccount, unit: UnitOfWork, youth: Actor, community: Any
) -> None:
    api = as_account(youth.id)
    counts = []
    for number in range(3):
        with unit():
            make_event(community=community, starts_at=clock.now() + timedelta(days=number + 1))
        api.get("/events")
        with counted_statements() as seen:
            assert len(api.get("/events").json["items"]) == number + 1
        counts.append(len(seen))

    assert counts[0] == counts[2]
