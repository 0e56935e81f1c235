"""Concerns over REST."""

from collections.abc import Callable

from backend.core import clock
from tests.conftest import Api, UnitOfWork
from tests.moderation.making import audited
from tests.moderation.people import Cast
from tests.support.statements import counted_statements

from .making import FACTS, GIVEN

AsAccount = Callable[[str], Api]
BODY = {**FACTS, "birth_date": "2010-03-04", "happened_on": "2026-11-22"}
NOW = "2026-11-23T10:00:00+01:00"


def test_the_whole_way(unit: UnitOfWork, cast: Cast, as_account: AsAccount) -> None:
    with clock.freeze(NOW):
        writer, reader = as_account(cast.moderator.id), as_account(cast.coordinator.id)
        made = writer.post("/concerns", BODY)
        assert made.status_code == 201
        path = f"/concerns/{made.json['id']}"
        head = {
            "id": made.json["id"],
            "state": "draft",
            "path": "underretning",
            "danger": False,
            "mine": True,
            "writer": cast.moderator.nickname,
            "created_at": "2026-11-23T09:00:00Z",
            "clocks": [{"name": "draft", "due_at": "2026-11-24T09:00:00Z"}],
        }
        assert writer.get("/concerns").json == {"items": [head], "next": None}
        seen = reader.get(path).json
        assert seen == {
            **head,
            **BODY,
            "mine": False,
            "may_review": True,
            "way": None,
            "changed_at": "2026-11-23T09:00:00Z",
            "reviewed_at": None,
            "handed_over_at": None,
            "receipt_at": None,
            "answered_at": None,
        }
        assert reader.post(f"{path}/review").json["state"] == "reviewed"
        given = writer.post(f"{path}/hand-over", GIVEN).json
        assert (given["state"], given["municipality"]) == ("handed_over", "Lysgården Kommune")
        assert given["clocks"] == [
            {"name": "assessment", "due_at": "2026-11-24T09:00:00Z"},
            {"name": "receipt", "due_at": "2026-12-01T23:00:00Z"},
        ]
        assert writer.post(f"{path}/receipt").json["state"] == "receipt"
        assert writer.post(f"{path}/answer").json["state"] == "answered"
        again = writer.put(path, BODY)
        assert (again.status_code, again.json["code"]) == (409, "already_handed_over")
        with unit():
            assert [entry.actor_id for entry in audited("concern.read")] == [cast.coordinator.id]


def test_from_eighteen_on_without_a_yes(cast: Cast, as_account: AsAccount) -> None:
    writer = as_account(cast.moderator.id)
    made = writer.post("/concerns", {**BODY, "birth_date": "2000-01-01"}).json
    refused = writer.post(f"/concerns/{made['id']}/hand-over", GIVEN)
    assert (refused.status_code, refused.json["code"]) == (409, "consent_needed")
    assert "112" in refused.json["detail"]


def test_a_print_is_a_page_and_a_look(unit: UnitOfWork, cast: Cast, as_account: AsAccount) -> None:
    writer = as_account(cast.moderator.id)
    made = writer.post("/concerns", BODY).json
    page = writer.get(f"/concerns/{made['id']}/print")
    assert (page.status_code, page.content_type, page.data[:5]) == (200, "application/pdf", b"%PDF-")
    assert page.headers["Cache-Control"] == "no-store"
    with unit():
        assert [entry.actor_id for entry in audited("concern.printed")] == [cast.moderator.id]


def test_more_concerns_cost_the_same(cast: Cast, as_account: AsAccount) -> None:
    writer = as_account(cast.moderator.id)
    costs = []
    for _ in range(3):
        writer.post("/concerns", BODY)
        with counted_statements() as seen:
            assert writer.get("/concerns").status_code == 200
        costs.append(len(seen))
    assert len(set(costs)) == 1


def test_pages(cast: Cast, as_account: AsAccount) -> None:
    writer = as_account(cast.moderator.id)
    made = [writer.post("/concerns", BODY).json["id"] for _ in range(3)]
    first = writer.get("/concerns?limit=2").json
    rest = writer.get(f"/concerns?limit=2&cursor={first['next']}").json
    assert [row["id"] for row in first["items"] + rest["items"]] == made[::-1]
