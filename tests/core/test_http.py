"""What every route gets for free: its errors, its limits, its headers."""

from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask, Response
from flask.testing import FlaskClient

from backend.core import clock, rates
from backend.core.db import session
from backend.core.errors import AppError, TooMany
from backend.core.http import ApiBlueprint, init_http
from backend.core.outbox import OutboxEntry
from backend.core.specs import Raw
from tests.conftest import UnitOfWork
from tests.factories import make_community, make_youth


def _youth_headers(as_account: Any, unit: UnitOfWork) -> dict[str, str]:
    with unit():
        youth = make_youth(community=make_community())
    headers: dict[str, str] = as_account(youth.id).headers
    return headers


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"{", 400, "bad_request"),
        (b"[]", 400, "bad_request"),
        (b"\xff\xfe", 400, "bad_request"),
        (b'"' + b"[" * 20_000, 400, "bad_request"),
        (b"[" * 30_000, 400, "bad_request"),
        (b'{"nickname": 7}', 422, "invalid"),
        (b'{"nickname": "' + b"a" * 10_000 + b'"}', 422, "invalid"),
        (b'{"role": "coordinator"}', 422, "invalid"),
        (b'{"nickname": "' + b"a" * 70_000 + b'"}', 413, "too_large"),
    ],
)
def test_bad_bodies_get_a_problem_and_change_nothing(
    client: FlaskClient, as_account: Any, unit: UnitOfWork, body: bytes, status: int, code: str
) -> None:
    headers = _youth_headers(as_account, unit)
    before = client.get("/api/v1/me", headers=headers).json

    answer = client.patch("/api/v1/me", data=body, headers=headers, content_type="application/json")

    assert (answer.status_code, answer.json["code"]) == (status, code)
    assert answer.content_type == "application/problem+json"
    assert client.get("/api/v1/me", headers=headers).json == before


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
def test_what_another_sites_form_can_send_is_refused(client: FlaskClient, kind: str) -> None:
    answer = client.post("/api/v1/sessions", data=b'{"handle": "nor", "password": "x"}', content_type=kind)

    assert (answer.status_code, answer.json["code"]) == (415, "not_json")


def test_a_problem_says_everything_rfc_9457_asks(client: FlaskClient) -> None:
    answer = client.get("/api/v1/me", headers={"Accept-Language": "en"})

    assert answer.json == {
        "type": "urn:flok:problem:unauthenticated",
        "title": "Unauthorized",
        "status": 401,
        "code": "unauthenticated",
        "detail": "You've been away a while. Sign in and you'll be back here.",
    }
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_a_wrong_method_names_the_right_ones(client: FlaskClient) -> None:
    answer = client.put("/api/v1/sessions")

    assert (answer.status_code, answer.json["code"]) == (405, "method_not_allowed")
    assert {"GET", "POST"} <= set(answer.headers["Allow"].split(", "))


def test_an_unknown_api_address_is_a_problem_and_never_the_page(client: FlaskClient) -> None:
    answer = client.get("/api/v1/secrets")

    assert (answer.status_code, answer.content_type) == (404, "application/problem+json")


@pytest.mark.parametrize("path", ["/api/v1/me", "/healthz", "/"])
def test_every_answer_carries_the_security_headers(client: FlaskClient, path: str) -> None:
    with client.get(path) as answer:
        headers = answer.headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "unsafe-inline" not in headers["Content-Security-Policy"].split("style-src")[0]
    assert len(headers["X-Request-Id"]) == 32


def test_answers_about_people_are_never_cached(client: FlaskClient) -> None:
    assert client.get("/api/v1/me").headers["Cache-Control"] == "no-store"


def test_figures_are_for_this_machine_only(client: FlaskClient) -> None:
    assert b"flok_requests_total" in client.get("/metrics").data
    assert client.get("/metrics", environ_base={"REMOTE_ADDR": "192.0.2.7"}).status_code == 404


def test_an_allowance_is_used_up_per_key_and_says_when_to_return() -> None:
    rates.configure(None)
    for _ in range(3):
        rates.take("one", "3/minute")

    with pytest.raises(TooMany) as refused:
        rates.take("one", "3/minute")
    rates.take("other", "3/minute")

    assert 1 <= int(refused.value.headers["Retry-After"]) <= 60


def test_allowances_are_counted_in_redis_when_there_is_one(valkey_url: str) -> None:
    try:
        rates.configure(valkey_url)
        rates.take("one", "1/minute")
        rates.configure(valkey_url)  # another process: the count is not its own
        with pytest.raises(TooMany):
            rates.take("one", "1/minute")
    finally:
        rates.configure(None)


class Kept(AppError):
    """A refusal after something was done."""

    status, code = 409, "kept"
    text = {"da": "Gemt.", "en": "Kept."}


def _returned() -> AppError:
    session().add(OutboxEntry(topic="test", payload={}, due_at=clock.now()))
    return Kept()


def _raised() -> AppError:
    raise _returned()


def _reversed(body: bytes) -> Response:
    return Response(body[::-1], content_type="image/png")


@pytest.fixture
def small_client(app: Flask) -> FlaskClient:
    """A program of three routes that speaks to the same database."""
    blueprint, raw = ApiBlueprint("small"), Raw(types=("image/png",), most=10)
    blueprint.endpoint("POST", "/returned", public=True)(_returned)
    blueprint.endpoint("POST", "/raised", public=True)(_raised)
    blueprint.endpoint("POST", "/reversed", public=True, own_units=True, body=raw, returns=raw)(_reversed)
    small = Flask("small")
    init_http(small).register_blueprint(blueprint)
    return small.test_client()


@pytest.mark.parametrize(("path", "count"), [("returned", 1), ("raised", 0)])
def test_a_refusal_that_is_returned_keeps_what_was_done(
    small_client: FlaskClient, unit: UnitOfWork, path: str, count: int
) -> None:
    answer = small_client.post(f"/api/v1/{path}")

    assert (answer.status_code, answer.json["code"]) == (409, "kept")
    with unit() as opened:
        assert opened.query(OutboxEntry).count() == count


def test_a_body_that_is_no_json_has_its_own_kinds_and_size(small_client: FlaskClient) -> None:
    def ask(body: bytes, kind: str) -> tuple[int, bytes | str]:
        answer = small_client.post("/api/v1/reversed", data=body, content_type=kind)
        return answer.status_code, answer.data if answer.status_code == 200 else answer.json["code"]

    assert ask(b"0123456789", "image/png") == (200, b"9876543210")
    assert ask(b"0123456789a", "image/png") == (413, "too_large")
    for kind in ("application/json", "image/svg+xml", ""):
        assert ask(b"0", kind) == (415, "wrong_type")


def test_an_allowance_of_this_process_is_used_up_per_key_and_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    rates.configure(None)
    now = 1000.0
    monkeypatch.setattr(rates, "time", SimpleNamespace(monotonic=lambda: now))
    for _ in range(3):
        rates.take_here("one", "3/minute")

    with pytest.raises(TooMany) as refused:
        rates.take_here("one", "3/minute")
    rates.take_here("other", "3/minute")
    now += 60
    rates.take_here("one", "3/minute")

    assert refused.value.headers["Retry-After"] == "60"


def test_what_was_counted_long_ago_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    rates.configure(None)
    now = 1000.0
    monkeypatch.setattr(rates, "time", SimpleNamespace(monotonic=lambda: now))
    monkeypatch.setattr(rates, "WINDOWS_AT_MOST", 10)
    for number in range(10):
        rates.take_here(f"before {number}", "3/minute")
    now += 61
    rates.take_here("now", "3/minute")

    assert list(rates._windows) == ["now"]
