from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask_socketio import SocketIOTestClient

from backend.chat import screening
from backend.core import clock, files
from backend.core.db import unit_of_work
from backend.core.sockets import socketio
from tests.chat.making import Friends, Gathering, judge_by_first_word, make_friends, make_gathering
from tests.conftest import UnitOfWork
from tests.factories import make_token
from tests.notifications.phones import phone, push_host

__all__ = ["phone", "push_host"]

Listen = Callable[[str], SocketIOTestClient]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where pictures lie, with nothing in it."""
    monkeypatch.setattr(files, "_folder", tmp_path)
    return tmp_path


@pytest.fixture
def plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Verdicts follow from the first word, so that a test can choose one."""
    monkeypatch.setattr(screening, "screen", judge_by_first_word)


@pytest.fixture
def listen(app: Flask) -> Iterator[Listen]:
    """`listen(account_id)` opens a socket of that account inside this process."""
    clients: list[SocketIOTestClient] = []

    def connect(account_id: str) -> SocketIOTestClient:
        with unit_of_work():
            token = make_token(account_id)
        client = socketio.test_client(app, auth={"token": token})
        clients.append(client)
        return client

    yield connect
    for client in clients:
        if client.is_connected():
            client.disconnect()


@pytest.fixture
def at_noon() -> Iterator[None]:
    with clock.freeze("2026-11-20T12:00:00+01:00"):
        yield


@pytest.fixture
def friends(unit: UnitOfWork) -> Friends:
    with unit():
        return make_friends()


@pytest.fixture
def gathering(unit: UnitOfWork) -> Gathering:
    with unit():
        return make_gathering()
