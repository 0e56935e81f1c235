"""Telephones: rung through a real server, once per ring, saying nothing of the case, and answered by its token."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from backend.core import clock, outbox
from backend.core.config import BadSetting, Settings
from backend.core.db import session
from backend.core.errors import Forbidden, NotFound
from moderation.paging import phones, service
from moderation.paging.models import Call
from moderation.paging.tasks import climb
from tests.conftest import Api, UnitOfWork
from tests.moderation import making
from tests.moderation.people import Cast

NIGHT = "2026-11-23T03:00:00+01:00"
LIST = [{"function": "Vagt i kommunen", "number": "+45 70 00 00 01"}, {"function": "Leder", "number": "70000002"}]


@dataclass
class Pager:
    """A service that rings telephones, on this machine; fails as often as it is told to."""

    url: str = ""
    taken: list[dict[str, Any]] = field(default_factory=list)
    failures: int = 0


@pytest.fixture
def pager(app: Flask) -> Iterator[Pager]:
    known = Pager()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            refused = known.failures > 0
            known.failures -= refused
            if not refused:
                known.taken.append(body)
            self.send_response(503 if refused else 202)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    known.url = f"http://127.0.0.1:{server.server_port}"
    settings: Settings = app.extensions["flok"]
    phones.configure(replace(settings, pager_url=f"{known.url}/page"))
    yield known
    phones.configure(settings)
    server.shutdown()
    server.server_close()


def ladder(unit: UnitOfWork) -> list[tuple[str, str | None, str]]:
    with unit():
        rows = session().query(Call).order_by(Call.number)
        return [(row.rung, row.function, row.state) for row in rows]


def ready(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        service.change_phones(actor=cast.coordinator, phones=LIST)
        making.open_case(cast.author.id, "critical")


def test_a_telephone_rings_and_says_nothing_of_the_case(
    unit: UnitOfWork, cast: Cast, pager: Pager, client: FlaskClient
) -> None:
    with clock.freeze(NIGHT):
        ready(unit, cast)
        climb()
        assert ladder(unit) == [("phone", "Vagt i kommunen", "queued")]
        assert outbox.deliver_outside() == 1
        assert ladder(unit) == [("phone", "Vagt i kommunen", "sent")]
        (said,) = pager.taken
        assert set(said) == {"page_id", "function", "number", "text", "answer_url", "token"}
        assert said["number"] == "+45 70 00 00 01"
        # In a drawn token any two letters can stand side by side.
        assert cast.author.nickname not in f"{said['function']} {said['text']}"
        path = said["answer_url"].partition("/api/v1")[2]
        assert client.post(f"/api/v1{path}", json={"token": "wrong"}).status_code == 404
        assert client.post(f"/api/v1{path}", json={"token": said["token"]}).status_code == 204
        assert ladder(unit) == [("phone", "Vagt i kommunen", "acknowledged")]


def test_a_service_that_fails_is_tried_again(unit: UnitOfWork, cast: Cast, pager: Pager) -> None:
    pager.failures = 2
    with clock.freeze(NIGHT):
        ready(unit, cast)
        climb()
        delivered = 0
        for _ in range(3):
            delivered += outbox.deliver_outside()
            clock.advance(timedelta(seconds=10))
        assert (delivered, len(pager.taken)) == (1, 1)


def test_the_next_number_is_rung_when_nobody_answers_the_first(unit: UnitOfWork, cast: Cast, pager: Pager) -> None:
    with clock.freeze(NIGHT):
        ready(unit, cast)
        for _ in range(11):
            climb()
            outbox.deliver_outside()
            clock.advance(timedelta(minutes=1))
        assert [function for _, function, _ in ladder(unit)] == ["Vagt i kommunen", "Leder", "Vagt i kommunen"]
        assert [page["number"][-1] for page in pager.taken] == ["1"] * 3 + ["2"] * 3 + ["1"]


def test_nothing_is_rung_once_somebody_has_it(unit: UnitOfWork, cast: Cast, pager: Pager) -> None:
    with clock.freeze(NIGHT):
        ready(unit, cast)
        climb()
        with unit():
            service.acknowledge(actor=cast.coordinator, page_id=session().query(Call).one().id)
        outbox.deliver_outside()
    assert pager.taken == []


def test_without_a_service_no_number_is_on_the_ladder(
    unit: UnitOfWork, cast: Cast, as_account: Callable[[str], Api]
) -> None:
    with clock.freeze(NIGHT):
        ready(unit, cast)
        climb()
        assert ladder(unit) == []
    shown = as_account(cast.coordinator.id).get("/moderation/phones").json
    assert shown == {"phones": LIST, "possible": False}


def test_who_may_change_the_list(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        with pytest.raises(Forbidden):
            service.change_phones(actor=cast.moderator, phones=LIST)
        assert len(service.change_phones(actor=cast.coordinator, phones=LIST)) == 2
        assert [row.number for row in service.change_phones(actor=cast.coordinator, phones=LIST[1:])] == ["70000002"]


def test_a_page_in_the_app_is_not_answered_by_telephone(unit: UnitOfWork, cast: Cast) -> None:
    with unit(), pytest.raises(NotFound):
        service.answer_phone(page_id="0" * 32, token="x")


@pytest.mark.parametrize("url", ["http://pager.example/a", "ftp://a.example", "https://localhost", "pager", "https://"])
def test_an_address_nothing_can_be_posted_to(url: str, tmp_path: Any) -> None:
    with pytest.raises(BadSetting, match="PAGER_URL"):
        Settings.from_environment({"FLOK_DATA": str(tmp_path), "PAGER_URL": url})
