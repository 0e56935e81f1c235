"""Mail that arrives: a server of this machine, and people with confirmed addresses there."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask

from backend.core import outbox
from backend.core.actor import Actor
from backend.core.db import unit_of_work
from backend.notifications import digests, letters, mailing, queries, smtp
from tests.support.mailserver import MailServer, mail_server


@pytest.fixture
def mails(app: Flask) -> Iterator[MailServer]:
    """A mail server the program uses."""
    usual = app.extensions["flok"]
    with mail_server() as server:
        here = replace(
            usual,
            smtp_url=f"smtp+plain://127.0.0.1:{server.port}",
            mail_from="Flok <post@flok.example>",
            public_url="https://flok.example",
        )
        smtp.configure(here)
        letters.configure(here)
        yield server
    smtp.configure(usual)
    letters.configure(usual)


def confirm(actor: Actor, address: str) -> None:
    """Let the actor have mail at `address`, by the code that was mailed there."""
    with unit_of_work():
        mailing.choose_address(actor=actor, address=address)
    outbox.deliver_outside()
    with unit_of_work():
        found = queries.find_mail_address(actor.id)
        assert found is not None
        mailing.confirm_address(actor=actor, code=mailing.code_of(found))


def post() -> int:
    """A round of digests and their delivery; returns how many mails were delivered."""
    digests.mail_digests()
    return outbox.deliver_outside()
