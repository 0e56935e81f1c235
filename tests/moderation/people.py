"""People around one reportable card."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from flask import Flask

from backend.accounts.models import Community
from backend.core.actor import Actor
from backend.core.db import session
from tests import factories
from tests.conftest import UnitOfWork

from . import making


@pytest.fixture
def cards(app: Flask) -> Iterator[None]:
    """Cards can be reported, besides what the program offers."""
    with making.offered(making.CARD_KIND):
        yield


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """A community with somebody to report, somebody who reports, and two who decide."""

    community: Community
    author: Actor
    reporter: Actor
    friend: Actor
    moderator: Actor
    colleague: Actor
    coordinator: Actor


@pytest.fixture
def cast(unit: UnitOfWork, cards: None) -> Cast:
    with unit():
        community = factories.make_community()
        made = Cast(
            community=community,
            author=factories.make_youth(community=community, nickname="Bo"),
            reporter=factories.make_youth(community=community),
            friend=factories.make_youth(community=community),
            moderator=factories.make_adult("moderator", community=community),
            colleague=factories.make_adult("moderator", community=community),
            coordinator=factories.make_adult("coordinator", community=community),
        )
        session().refresh(community)  # making an actor forgets every row
        return made
