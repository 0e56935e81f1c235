"""Decisions are what most notices are about, so the same people meet here."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from backend.core.actor import Actor
from tests.moderation.people import cards, cast
from tests.notifications.phones import Phone, pushing_here
from tests.support.pushservice import PushService

__all__ = ["cards", "cast"]

GivePhone = Callable[..., Phone]


@pytest.fixture
def service(app: Flask) -> Iterator[PushService]:
    """A push service the program may call."""
    with pushing_here(app) as running:
        yield running


@pytest.fixture
def phone(service: PushService) -> GivePhone:
    """`phone(actor)` is a browser that rings for the actor; several need names."""

    def give(actor: Actor, name: str = "one") -> Phone:
        return Phone(actor, service, name)

    return give
