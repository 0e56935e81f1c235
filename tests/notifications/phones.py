"""Telephones that ring: a push service of this machine, and browsers that are signed in and subscribed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from backend.core import outbox
from backend.core.actor import Actor
from backend.core.db import unit_of_work
from backend.notifications import pushing, rounds, subscribing
from tests import factories
from tests.support.pushservice import Browser, PushService, push_service


class Phone:
    """A browser somebody is signed in on and wants to be rung."""

    def __init__(self, actor: Actor, host: PushService, name: str) -> None:
        self.browser, self.host, self.path = Browser(), host, f"/push/{name}"
        with unit_of_work():
            self.session_id = factories.make_session(actor.id)
            signed_in = replace(actor, session_id=self.session_id)
            made = subscribing.subscribe(actor=signed_in, endpoint=host.endpoint(name), **self.browser.keys)
            self.subscription_id = made.id

    def heard(self) -> list[dict[str, Any]]:
        """What it showed, oldest first."""
        return self.host.read(self.browser, self.path)


GivePhone = Callable[..., Phone]


@pytest.fixture
def push_host(app: Flask) -> Iterator[PushService]:
    """A push service the program may call."""
    with push_service() as running:
        pushing.configure(replace(app.extensions["flok"], push_hosts=(running.origin,)))
        yield running
    pushing.configure(app.extensions["flok"])


@pytest.fixture
def phone(push_host: PushService) -> GivePhone:
    """`phone(actor)` is a browser that rings for the actor; several need names."""

    def give(actor: Actor, name: str = "one") -> Phone:
        return Phone(actor, push_host, name)

    return give


def ring() -> int:
    """A round of ringing and its delivery; returns how many pushes were delivered."""
    rounds.ring_due()
    return outbox.deliver_outside()
