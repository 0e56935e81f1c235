from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask_socketio import SocketIOTestClient

from backend.chat import screening
from backend.core.db import unit_of_work
from backend.core.sockets import socketio
from tests.chat.making import judge_by_first_word
from tests.factories import make_token
from tests.notifications.phones import phone, push_host

__all__ = ["phone", "push_host"]

Listen = Callable[[str], SocketIOTestClient]


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
