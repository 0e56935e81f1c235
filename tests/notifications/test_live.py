"""The whole way in a real server: somebody writes, somebody else's telephone and mailbox get to know."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import requests
from flask import Flask

from backend.core import clock
from backend.core.actor import Actor
from backend.core.config import Settings
from tests import factories
from tests.chat.making import make_friends, say
from tests.conftest import UnitOfWork
from tests.support import live
from tests.support.mailserver import MailServer, mail_server, words
from tests.support.outsider import wait_for
from tests.support.pushservice import Browser, PushService, push_service

pytestmark = pytest.mark.slow


@pytest.fixture
def outside() -> Iterator[tuple[PushService, MailServer]]:
    with push_service() as push, mail_server() as mails:
        yield push, mails


@dataclass(frozen=True)
class Speaker:
    """One signed-in account's calls to a server, each of which must be answered well."""

    url: str
    token: str

    def __call__(self, method: str, path: str, body: Any = None) -> Any:
        headers = {"Authorization": f"Bearer {self.token}"}
        answer = requests.request(method, f"{self.url}/api/v1{path}", json=body, headers=headers, timeout=60)
        answer.raise_for_status()
        return answer.json() if answer.content else None


@pytest.fixture
def sign_in(
    app: Flask, unit: UnitOfWork, outside: tuple[PushService, MailServer], tmp_path: Path
) -> Iterator[Callable[[Actor], Speaker]]:
    """`sign_in(actor)` speaks to a server of its own that may push and mail."""
    settings: Settings = app.extensions["flok"]
    push, mails = outside
    environ = {
        "PUSH_HOSTS": push.origin,
        "SMTP_URL": f"smtp+plain://127.0.0.1:{mails.port}",
        "MAIL_FROM": "post@flok.example",
    }
    with live.serve(tmp_path, database_url=settings.database_url, **environ) as url:

        def speak(actor: Actor) -> Speaker:
            with unit():
                return Speaker(url, factories.make_token(actor.id))

        yield speak


def test_a_message_reaches_a_telephone_and_an_address_its_code(
    unit: UnitOfWork, sign_in: Callable[[Actor], Speaker], outside: tuple[PushService, MailServer]
) -> None:
    push, mails = outside
    with a_minute_ago(), unit():
        friends = make_friends(ages=(20, 20))
    browser, call = Browser(), sign_in(friends.one)
    # At any hour this runs.
    call("PUT", "/notifications/preferences", {"quiet": {"on": False, "starts": "22:00", "ends": "07:00"}})
    call("PUT", "/notifications/mail", {"address": "nor@example.org"})
    call("POST", "/notifications/push-subscriptions", {"endpoint": push.endpoint(), "keys": browser.keys})
    with a_minute_ago(), unit():
        say(friends.other, friends.room)
    wait_for(lambda: push.pushes and mails.mails)
    assert push.read(browser, "/push/one") == [
        {"kind": "messages", "title": "Flok", "body": "Du har en ny besked", "path": f"/chat/{friends.room.id}"}
    ]
    assert push.pushes[0].signer == call("GET", "/notifications/push-key")["key"]
    code = words(mails.mails[0]).splitlines()[0][-6:]
    call("POST", "/notifications/mail/confirm", {"code": code})
    assert call("GET", "/notifications/preferences")["mail"]["confirmed"]


def a_minute_ago() -> AbstractContextManager[None]:
    """So that nobody has to wait for it to be old enough to tell of."""
    return clock.freeze(clock.now() - timedelta(minutes=1))
