"""Telephones that ring: a push service of this machine, and browsers that are signed in and subscribed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from flask import Flask

from backend.core import outbox
from backend.core.actor import Actor
from backend.core.db import unit_of_work
from backend.notifications import pushing, rounds, subscribing
from tests import factories
from tests.support.pushservice import Browser, PushService, push_service


@contextmanager
def pushing_here(app: Flask) -> Iterator[PushService]:
    """A push service the program may call, for the block."""
    with push_service() as service:
        pushing.configure(replace(app.extensions["flok"], push_hosts=(service.origin,)))
        yield service
    pushing.configure(app.extensions["flok"])


class Phone:
    """A browser somebody is signed in on and wants to be rung."""

    def __init__(self, actor: Actor, service: PushService, name: str = "one") -> None:
        self.browser, self.service = Browser(), service
        self.path = f"/push/{name}"
        with unit_of_work():
            self.session_id = factories.make_session(actor.id)
            signed_in = replace(actor, session_id=self.session_id)
            made = subscribing.subscribe(actor=signed_in, endpoint=service.endpoint(name), **self.browser.keys)
            self.subscription_id = made.id

    def heard(self) -> list[dict[str, Any]]:
        """What it showed, oldest first."""
        return self.service.read(self.browser, self.path)


def ring() -> int:
    """A round of ringing and its delivery; returns how many pushes were delivered."""
    rounds.ring_due()
    return outbox.deliver_outside()
