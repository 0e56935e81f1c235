from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from backend.accounts import passwords, service
from backend.accounts.service import CONSENT_VERSION
from backend.core import clock
from backend.core.db import unit_of_work
from tests.factories import make_account, make_adult, make_community, make_youth

NOR = {
    "handle": "nor",
    "nickname": "Nor",
    "avatar": "drage",
    "tone": "plum",
    "language": "da",
    "password": "æblegrød med fløde",
    "consent": {"version": CONSENT_VERSION, "yes": True},
}


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "COST", 4)
    monkeypatch.setattr(passwords, "_NOBODY", passwords.hash_password("nobody").encode())


def _code(invites: str = "youth") -> str:
    with unit_of_work():
        return service.invite(actor=make_adult("coordinator", community=make_community()), invites=invites)[1]


def _sign_in(client: FlaskClient, **fields: str) -> Any:
    body = {"handle": "nor", "password": NOR["password"], **fields}
    return client.post("/api/v1/sessions", json=body)


def test_from_a_printed_code_to_a_waiting_account(app: Flask, client: FlaskClient) -> None:
    code = _code()

    found = client.post("/api/v1/invitations/look-up", json={"code": code})
    joined = client.post("/api/v1/accounts", json={**NOR, "code": code})
    token = _sign_in(client).json["token"]
    bearer = {"Authorization": f"Bearer {token}"}

    assert found.json["invites"] == "youth"
    assert joined.status_code == 201
    assert joined.json == {
        "id": joined.json["id"],
        "handle": "nor",
        "nickname": "Nor",
        "avatar": "drage",
        "tone": "plum",
        "kind": "youth",
        "status": "pending",
        "age_band": None,
        "roles": [],
        "capabilities": [],
        "language": "da",
        "community": found.json["community"],
        "must_read": False,
    }
    assert client.get("/api/v1/me", headers=bearer).json == joined.json
    closed = client.get("/api/v1/blocks", headers=bearer)
    assert (closed.status_code, closed.json["code"]) == (403, "not_confirmed")
    again = client.post("/api/v1/accounts", json={**NOR, "handle": "nor2", "code": code})
    assert (again.status_code, again.json["code"]) == (404, "invitation_unknown")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"password": "kort"}, "password"),
        ({"password": "kodeord1"}, "password"),
        ({"password": "x" * 65}, "password"),
        ({"handle": "Nor!"}, "handle"),
        ({"nickname": "  "}, "nickname"),
        ({"nickname": "a\0b"}, "nickname"),
        ({"nickname": "\ud800"}, "nickname"),
        ({"avatar": "foto.jpg"}, "avatar"),
        ({"consent": {"version": CONSENT_VERSION, "yes": False}}, "consent"),
        ({"consent": {"version": "1999", "yes": True}}, "consent"),
        ({"role": "coordinator"}, "role"),
    ],
)
def test_bad_joining_is_explained_and_costs_nothing(
    app: Flask, client: FlaskClient, change: dict[str, Any], field: str
) -> None:
    code = _code()

    refused = client.post("/api/v1/accounts", json={**NOR, "code": code, **change})

    assert (refused.status_code, refused.json["code"], list(refused.json["errors"])) == (
        422,
        "invalid",
        [field],
    )
    assert client.post("/api/v1/accounts", json={**NOR, "code": code}).status_code == 201


def test_field_errors_are_in_the_readers_language(app: Flask, client: FlaskClient) -> None:
    danish = client.post("/api/v1/sessions", json={"password": "x"})
    english = client.post("/api/v1/sessions", json={"password": "x"}, headers={"Accept-Language": "en-GB"})

    assert danish.json["errors"] == {"handle": ["Skal udfyldes."]}
    assert english.json["errors"] == {"handle": ["Missing data for required field."]}


def test_unknown_name_and_wrong_password_get_the_same_answer(app: Flask, client: FlaskClient) -> None:
    client.post("/api/v1/accounts", json={**NOR, "code": _code()})

    unknown = _sign_in(client, handle="ingen")
    wrong = _sign_in(client, password="forkert kode")

    assert unknown.status_code == wrong.status_code == 401
    assert unknown.json == wrong.json
    assert unknown.json["code"] == "sign_in_failed"


def test_guessing_is_slowed(app: Flask, client: FlaskClient) -> None:
    answers = [_sign_in(client, password=f"forkert {number}") for number in range(21)]

    assert [answer.status_code for answer in answers] == [401] * 20 + [429]
    assert int(answers[-1].headers["Retry-After"]) >= 1


def test_a_cookie_needs_its_token_for_every_change(app: Flask, client: FlaskClient) -> None:
    client.post("/api/v1/accounts", json={**NOR, "code": _code()})
    signed_in = _sign_in(client, keep="cookie")
    csrf = client.get_cookie("flok_csrf")
    assert csrf is not None

    assert signed_in.json["token"] is None
    assert client.get("/api/v1/me").status_code == 200
    assert client.delete("/api/v1/sessions/current").json["code"] == "csrf"
    assert client.delete("/api/v1/sessions/current", headers={"X-CSRF-Token": "forkert"}).json["code"] == "csrf"
    assert client.delete("/api/v1/sessions/current", headers={"X-CSRF-Token": csrf.value}).status_code == 204
    assert client.get("/api/v1/me").status_code == 401


def test_a_bearer_token_does_not_work_as_a_cookie_nor_the_other_way(app: Flask, client: FlaskClient) -> None:
    client.post("/api/v1/accounts", json={**NOR, "code": _code()})
    token = _sign_in(client).json["token"]
    client.set_cookie("flok_session", token)

    assert client.get("/api/v1/me").status_code == 401


def test_one_sees_and_ends_ones_own_sessions_only(as_account: Any) -> None:
    with unit_of_work():
        community = make_community()
        one, other = make_youth(community=community), make_youth(community=community)
    first, second, stranger = as_account(one.id), as_account(one.id), as_account(other.id)

    assert second.get("/me").status_code == 200
    listed = first.get("/sessions").json["items"]
    assert [item["current"] for item in listed].count(True) == 1
    assert len(listed) == 2
    second_id = next(item["id"] for item in listed if not item["current"])

    assert stranger.delete(f"/sessions/{second_id}").status_code == 404
    assert first.delete(f"/sessions/{second_id}").status_code == 204
    assert second.get("/me").status_code == 401
    assert first.delete(f"/sessions/{second_id}").status_code == 404


def test_a_coordinator_confirms_grants_and_suspends(as_account: Any) -> None:
    with unit_of_work():
        community = make_community()
        coordinator = as_account(make_adult("coordinator", community=community).id)
        youth = make_account(community=community, status="pending")
        adult = make_account(community=community, kind="adult", status="pending")
    today = clock.today()

    waiting = coordinator.get("/accounts?status=pending").json["items"]
    assert [card["id"] for card in waiting] == [youth.id, adult.id]
    born = today.replace(year=today.year - 16, day=1).isoformat()
    confirmed = coordinator.post(
        f"/accounts/{youth.id}/confirmation", {"legal_name": "Nora Opdigtet", "birth_date": born}
    )
    assert (confirmed.status_code, confirmed.json["status"], confirmed.json["age_band"]) == (
        200,
        "active",
        "15-17",
    )
    assert "Opdigtet" not in confirmed.text
    assert coordinator.post(f"/accounts/{adult.id}/confirmation", {"legal_name": "Ali Opdigtet"}).status_code == 200
    dates = {
        "screened_until": (today + timedelta(90)).isoformat(),
        "confidentiality_signed_on": today.isoformat(),
    }
    granted = coordinator.put(f"/accounts/{adult.id}/roles/moderator", dates)
    assert granted.json["roles"] == [{"role": "moderator", **dates}]
    assert coordinator.put(f"/accounts/{adult.id}/roles/emperor", dates).status_code == 404
    looked = coordinator.post(f"/accounts/{youth.id}/identity-views", {"reason": "skal ringe hjem"})
    assert looked.json == {"legal_name": "Nora Opdigtet", "birth_date": born}
    assert coordinator.post(f"/accounts/{adult.id}/suspension", {"reason": "pause"}).json["status"] == "suspended"
    assert coordinator.delete(f"/accounts/{adult.id}/suspension").status_code == 204


def test_birth_date_errors_name_the_field(as_account: Any) -> None:
    with unit_of_work():
        community = make_community()
        coordinator = as_account(make_adult("coordinator", community=community).id)
        youth = make_account(community=community, status="pending")

    refused = coordinator.post(
        f"/accounts/{youth.id}/confirmation",
        {"legal_name": "Nora Opdigtet", "birth_date": date(1990, 1, 1).isoformat()},
    )

    assert (refused.status_code, list(refused.json["errors"])) == (422, ["birth_date"])


def test_an_invitation_shows_its_code_once(as_account: Any) -> None:
    with unit_of_work():
        referrer = as_account(make_adult("referrer", community=make_community()).id)

    made = referrer.post("/invitations", {"invites": "youth"})
    listed = referrer.get("/invitations").json["items"]

    assert made.status_code == 201
    assert made.json["url"].endswith(f"/join?code={made.json['code']}")
    assert made.json["qr_svg"].startswith("<svg")
    assert [item["id"] for item in listed] == [made.json["id"]]
    assert made.json["code"] not in str(listed)
    assert referrer.post("/invitations", {"invites": "adult"}).status_code == 403
    assert referrer.delete(f"/invitations/{made.json['id']}").status_code == 204
    assert referrer.get("/invitations").json["items"][0]["status"] == "revoked"


def test_blocks_are_a_private_list(as_account: Any) -> None:
    with unit_of_work():
        community = make_community()
        one, other = make_youth(community=community), make_youth(community=community)
        stranger = make_youth(community=make_community())
    mine = as_account(one.id)

    assert mine.put(f"/blocks/{other.id}").status_code == 204
    assert [item["person"]["id"] for item in mine.get("/blocks").json["items"]] == [other.id]
    assert as_account(other.id).get("/blocks").json == {"items": [], "next": None}
    assert mine.put(f"/blocks/{stranger.id}").status_code == 404
    assert mine.put(f"/blocks/{one.id}").status_code == 404
    assert mine.delete(f"/blocks/{other.id}").status_code == 204
    assert mine.get("/blocks").json["items"] == []
