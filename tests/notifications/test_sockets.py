"""Frames reach exactly those they are for, and only once the work is saved."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask_socketio import SocketIOTestClient

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import unit_of_work
from backend.core.sockets import socketio
from backend.notifications import service
from moderation import service as moderation
from tests import factories
from tests.conftest import UnitOfWork
from tests.moderation import making
from tests.moderation.people import Cast

Listen = Callable[[Actor], Callable[[], list[Any]]]


@pytest.fixture
def listen(app: Flask) -> Listen:
    """Opens a socket for somebody; what it returns gives the frames since it was asked last."""

    def open_socket(actor: Actor) -> Callable[[], list[Any]]:
        with unit_of_work():
            token = factories.make_token(actor.id)
        client: SocketIOTestClient = socketio.test_client(app, auth={"token": token})
        assert client.is_connected()
        return lambda: [(frame["name"], frame["args"][0]) for frame in client.get_received()]

    return open_socket


def test_a_notice_reaches_its_reader_in_their_language(listen: Listen, unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        english = factories.make_youth(community=cast.community, language="en")
    friend, other, stranger = listen(cast.friend), listen(english), listen(cast.reporter)
    with clock.freeze("2026-11-20T12:00:00+01:00"), unit():
        service.notify(account_ids=[cast.friend.id, english.id], kind="moderation.overdue")
        assert friend() == []
    ((name, notice),) = friend()
    assert (name, notice) == (
        "notice:new",
        {
            "id": notice["id"],
            "kind": "moderation.overdue",
            "title": "En sag har ventet for længe",
            "text": "Fristen er gået, og ingen har besluttet noget. Find en moderator, der kan tage den.",
            "link": None,
            "data": {},
            "created_at": "2026-11-20T11:00:00Z",
            "read_at": None,
        },
    )
    assert [frame["title"] for _name, frame in other()] == ["A case has waited too long"]
    assert stranger() == []


def test_a_new_case_reaches_the_moderators_without_a_part_in_it(listen: Listen, unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        outsider = factories.make_adult("moderator", community=factories.make_community())
        making.change(cast.author.id, invited_by_id=cast.colleague.id)
    moderator = listen(cast.moderator)
    others = [listen(one) for one in (cast.colleague, cast.coordinator, cast.author, cast.reporter, outsider)]
    with unit():
        case_id = making.report(cast.reporter, cast.author.id, "threat").case_id
    assert moderator() == [("case:new", {"id": case_id, "severity": "high"})]
    assert [frames() for frames in others] == [[]] * len(others)


def test_a_case_is_shown_again_only_when_it_becomes_more_urgent(listen: Listen, unit: UnitOfWork, cast: Cast) -> None:
    moderator = listen(cast.moderator)
    for severity in ("medium", "low", "medium", "critical", "high"):
        with unit():
            making.open_case(cast.author.id, severity)
    assert [frame["severity"] for _name, frame in moderator()] == ["medium", "critical"]


def test_an_escalated_case_is_shown_again(listen: Listen, unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        case = making.open_case(cast.author.id, "low")
    colleague = listen(cast.colleague)
    with unit():
        case = moderation.claim(actor=cast.moderator, case_id=case.id)
        making.decide(cast.moderator, case, "escalate")
    assert colleague() == [("case:new", {"id": case.id, "severity": "critical"})]


def test_what_is_rolled_back_is_never_shown(listen: Listen, unit: UnitOfWork, cast: Cast) -> None:
    moderator = listen(cast.moderator)
    with pytest.raises(RuntimeError, match="power cut"), unit():
        making.open_case(cast.author.id)
        service.notify(account_ids=[cast.moderator.id], kind="moderation.overdue")
        raise RuntimeError("power cut")
    assert moderator() == []
