"""The real thing, twice: every test that asks for a database runs on SQLite and on PostgreSQL."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property, partialmethod
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, settings
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse
from xdist.remote import Producer

from backend.app import create_app
from backend.core import logs, rates
from backend.core.config import Settings
from backend.core.db import Base, configure, database, unit_of_work
from moderation.rulebook import modes
from tests import factories
from tests.support import databases, hour, live, realservers, tables
from tests.support.sharing import Sharing
from tests.support.world import KeptWorld

UnitOfWork = Callable[[], AbstractContextManager[Session]]


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    with realservers.postgres() as url:
        yield url


@pytest.fixture(scope="session")
def valkey_url() -> Iterator[str]:
    with realservers.redis() as url:
        yield url


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def whole_app(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The program with an empty database of one kind; shared, so use `app`."""
    data = tmp_path_factory.mktemp("data")
    environ = {"FLOK_DATA": str(data), "LOG_LEVEL": "warning"}
    if request.param == "postgresql":
        environ["DATABASE_URL"] = request.getfixturevalue("postgres_url")
    app = create_app(Settings.from_environment(environ))
    app.testing = True
    Base.metadata.drop_all(database().engine)
    Base.metadata.create_all(database().engine)
    return app


@pytest.fixture
def app(whole_app: Flask, request: pytest.FixtureRequest) -> Iterator[Flask]:
    """The program with every table empty; where a test talks to a live server, the tables are those of that server."""
    own: str = whole_app.extensions["flok"].database_url
    server = request.getfixturevalue("live_process") if "live_process" in request.fixturenames else None
    if server:
        configure(server.database_url)
    tables.empty()
    rates.configure(None)
    modes.forget()
    yield whole_app
    if server:
        configure(own)


@pytest.fixture(scope="session")
def kept_world(whole_app: Flask) -> KeptWorld:
    """Two small communities on this kind of database; a test asks for `app` too, and has them restored."""
    return KeptWorld()


@dataclass(frozen=True)
class LiveServer:
    """A server process, and the database it shares with the tests that talk to it."""

    url: str
    database_url: str


QUICK, PLAIN = {"SOCKETS": "direct", "WRITER": "batching"}, {"SOCKETS": "plain", "WRITER": "plain"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The plain way is shown on SQLite alone: how messages are carried asks nothing of the database."""
    twice = [item for item in items if "[postgresql-plain" in item.nodeid]
    config.hook.pytest_deselected(items=twice)
    items[:] = [item for item in items if "[postgresql-plain" not in item.nodeid]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Sharing:
    return Sharing(config, log)


@pytest.fixture(autouse=True)
def usual_logs() -> None:
    """Every test hears of the same things, whatever an earlier one had set."""
    logs.configure("info")


@pytest.fixture(scope="session", params=[QUICK, PLAIN], ids=["quick", "plain"])
def live_process(
    whole_app: Flask, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[LiveServer]:
    """One server process per kind of database (SQLite alone, PostgreSQL with Valkey) and way of carrying messages.

    Its database is its own: it goes on working when no test talks to it, and would take other tests' work from them.
    """
    data, own = tmp_path_factory.mktemp("live"), whole_app.extensions["flok"].database_url
    database_url = databases.make_beside(own, "live")
    Base.metadata.create_all(configure(database_url).engine)
    configure(own)
    redis_url = None if database().is_sqlite else request.getfixturevalue("valkey_url")
    with live.serve(data, database_url=database_url, redis_url=redis_url, **request.param) as url:
        yield LiveServer(url, database_url)


@pytest.fixture
def live_server(app: Flask, live_process: LiveServer) -> LiveServer:
    """A real server on the empty database of this test; make rows in a unit of work, then talk to `url`."""
    return live_process


@pytest.fixture
def unit(app: Flask) -> UnitOfWork:
    """Opens a unit of work, as an edge would."""
    return unit_of_work


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


class Api:
    """REST calls of one signed-in account; it signs in at its first call."""

    def __init__(self, client: FlaskClient, account_id: str) -> None:
        self._client = client
        self._account_id = account_id

    @cached_property
    def headers(self) -> dict[str, str]:
        with unit_of_work():
            return {"Authorization": f"Bearer {factories.make_token(self._account_id)}"}

    def call(self, method: str, path: str, body: Any = None) -> TestResponse:
        return self._client.open(f"/api/v1{path}", method=method, headers=self.headers, json=body)

    get = partialmethod(call, "GET")
    post = partialmethod(call, "POST")
    put = partialmethod(call, "PUT")
    patch = partialmethod(call, "PATCH")
    delete = partialmethod(call, "DELETE")


@pytest.fixture
def as_account(app: Flask) -> Callable[[str], Api]:
    """`as_account(account_id).get("/rooms")` calls the API as that account."""
    return lambda account_id: Api(app.test_client(), account_id)


# How busy the machine is says nothing about the code.
settings.register_profile("flok", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("flok")


def pytest_configure(config: pytest.Config) -> None:
    os.environ.setdefault("FLOK_DATA", str(Path(config.rootpath) / "var" / "test"))
    hour.begin()
