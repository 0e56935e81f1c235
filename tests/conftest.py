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
from sqlalchemy import text
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from backend.app import create_app
from backend.core import logs, rates
from backend.core.config import Settings
from backend.core.db import Base, database, unit_of_work
from tests import factories
from tests.support import live, realservers

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
def app(whole_app: Flask) -> Flask:
    """The program with every table empty."""
    tables = Base.metadata.sorted_tables
    with database().engine.begin() as connection:
        if database().is_sqlite:
            for table in reversed(tables):
                connection.execute(table.delete())
        else:
            connection.execute(text(f"TRUNCATE {', '.join(table.name for table in tables)} CASCADE"))
    rates.configure(None)
    return whole_app


@dataclass(frozen=True)
class LiveServer:
    """A server process, and the database it shares with the test."""

    url: str


QUICK, PLAIN = {"SOCKETS": "direct", "WRITER": "batching"}, {"SOCKETS": "plain", "WRITER": "plain"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The plain way is shown on SQLite alone: how messages are carried asks nothing of the database."""
    twice = [item for item in items if "[postgresql-plain" in item.nodeid]
    config.hook.pytest_deselected(items=twice)
    items[:] = [item for item in items if "[postgresql-plain" not in item.nodeid]


@pytest.fixture(autouse=True)
def usual_logs() -> None:
    """Every test hears of the same things, whatever an earlier one had set."""
    logs.configure("info")


@pytest.fixture(scope="session", params=[QUICK, PLAIN], ids=["quick", "plain"])
def live_process(
    whole_app: Flask, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[LiveServer]:
    """One server process per kind of database (SQLite alone, PostgreSQL with Valkey) and way of carrying messages."""
    data = tmp_path_factory.mktemp("live")
    settings: Settings = whole_app.extensions["flok"]
    redis_url = None if database().is_sqlite else request.getfixturevalue("valkey_url")
    with live.serve(data, database_url=settings.database_url, redis_url=redis_url, **request.param) as url:
        yield LiveServer(url)


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
