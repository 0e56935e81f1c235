"""Giving a picture and saying it."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image

from backend.chat import queries, service
from backend.core.db import session
from backend.core.errors import Conflict, Invalid
from backend.core.picture_http import MOST_BYTES
from moderation.models import Case
from tests.chat.making import make_friends, say
from tests.chat.pictures import give, keep, kept_files, look, show, trust
from tests.conftest import Api, UnitOfWork
from tests.factories import make_community, make_youth
from tests.support.pictures import tiny_picture
from tests.support.statements import counted_statements
from tests.support.threads import at_once

AsAccount = Callable[[str], Api]
pytestmark = pytest.mark.usefixtures("plain_words", "folder")


def test_a_picture_is_given_said_and_seen(app: Flask, unit: UnitOfWork, as_account: AsAccount) -> None:
    with unit():
        friends = make_friends()
        trust(friends.one, friends.room)
    given = give(app, friends.one.id, friends.room.id, "client_id=a&alt=En+r%C3%B8d+firkant")
    picture = {"id": given.json["id"], "width": 60, "height": 40, "alt": "En rød firkant"}
    assert (given.status_code, given.json) == (201, picture)
    assert look(app, friends.other.id, picture["id"]).status_code == 404

    said = as_account(friends.one.id).post(
        f"/rooms/{friends.room.id}/messages", {"client_id": "b", "text": "", "picture_id": picture["id"]}
    )
    assert (said.status_code, said.json["kind"], said.json["picture"]) == (201, "picture", picture)
    for size, longest in (("full", 60), ("small", 60)):
        seen = look(app, friends.other.id, picture["id"], size)
        assert (seen.status_code, seen.content_type) == (200, "image/webp")
        assert seen.headers["Cache-Control"] == "private, max-age=31536000, immutable"
        assert seen.headers["X-Content-Type-Options"] == "nosniff"
        assert Image.open(BytesIO(seen.data)).width == longest
    assert look(app, friends.other.id, picture["id"], "huge").status_code == 404


def test_the_same_name_is_the_same_picture(app: Flask, unit: UnitOfWork, folder: Path) -> None:
    with unit():
        friends, others = make_friends(), make_friends()
        elsewhere = service.open_direct_room(one_id=friends.one.id, other_id=others.one.id)
    first, again = (
        give(app, friends.one.id, friends.room.id, "client_id=a", tiny_picture(colour)) for colour in ("red", "blue")
    )

    assert (first.status_code, first.json) == (again.status_code, again.json)
    assert len(kept_files(folder)) == 2
    assert give(app, friends.one.id, elsewhere.id, "client_id=a").status_code == 409
    assert give(app, friends.other.id, friends.room.id, "client_id=a").json["id"] != first.json["id"]


def test_the_same_picture_many_times_at_once(app: Flask, unit: UnitOfWork, folder: Path) -> None:
    with unit():
        friends = make_friends()
    answers = at_once(lambda _: give(app, friends.one.id, friends.room.id), range(4))

    assert {(answer.status_code, answer.json["id"]) for answer in answers} == {(201, answers[0].json["id"])}
    assert len(kept_files(folder)) == 2


@pytest.mark.parametrize(
    ("query", "body", "how", "status", "code"),
    [
        ("client_id=a", b"not a picture", {}, 422, "not_a_picture"),
        ("client_id=a", b"", {}, 422, "not_a_picture"),
        ("client_id=a", b"x", {"content_type": "image/svg+xml"}, 415, "wrong_type"),
        ("client_id=a", b"{}", {"content_type": "application/json"}, 415, "wrong_type"),
        ("client_id=a", bytes(MOST_BYTES + 1), {}, 413, "too_large"),
        ("client_id=a", tiny_picture(size=(1, 24_000_001)), {}, 413, "picture_too_big"),
        ("", None, {}, 422, "invalid"),
        ("client_id=a&alt=" + "x" * 301, None, {}, 422, "invalid"),
    ],
    ids=["words", "nothing", "svg", "json", "bytes", "pixels", "no name", "long alt"],
)
def test_what_is_no_picture_for_here(
    app: Flask, unit: UnitOfWork, folder: Path, query: str, body: bytes | None, how: Any, status: int, code: str
) -> None:
    with unit():
        friends = make_friends()
    answer = give(app, friends.one.id, friends.room.id, query, body, **how)

    assert (answer.status_code, answer.json["code"]) == (status, code)
    assert kept_files(folder) == []


def test_eight_megabytes_are_read_and_no_other_route_takes_them(app: Flask, unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
    padded = tiny_picture() + bytes(MOST_BYTES - len(tiny_picture()))
    assert give(app, friends.one.id, friends.room.id, body=padded).status_code == 201

    headers = Api(app.test_client(), friends.one.id).headers
    path = f"/api/v1/rooms/{friends.room.id}/messages"
    assert (
        app.test_client().post(path, headers=headers, data=padded, content_type="application/json").status_code == 413
    )


def test_nothing_is_read_from_strangers(app: Flask, unit: UnitOfWork, client: FlaskClient) -> None:
    with unit():
        friends, stranger = make_friends(), make_youth(community=make_community())
        closed = make_friends()
        service.close_room(room_id=closed.room.id)

    assert client.post(f"/api/v1/rooms/{friends.room.id}/pictures?client_id=a", data=tiny_picture()).status_code == 401
    assert give(app, stranger.id, friends.room.id).status_code == 404
    assert give(app, closed.one.id, closed.room.id).status_code == 409


def test_a_picture_is_said_once_by_its_owner_where_it_was_given(unit: UnitOfWork) -> None:
    with unit():
        friends, third = make_friends(), make_youth(community=make_community())
        elsewhere = service.open_direct_room(one_id=friends.one.id, other_id=third.id)
        picture = keep(friends.one, friends.room)

        for actor, room in ((friends.other, friends.room), (friends.one, elsewhere)):
            with pytest.raises(Invalid):
                say(actor, room, picture_id=picture.id)
        say(friends.one, friends.room, picture_id=picture.id)
        with pytest.raises(Invalid):
            say(friends.one, friends.room, picture_id=picture.id)
        with pytest.raises(Invalid):
            say(friends.one, friends.room, picture_id="nothing")
        with pytest.raises(Conflict):
            service.find_picture(actor=friends.one, room_id=elsewhere.id, client_id="a")


def test_somebody_looks_at_the_first_pictures_of_everybody(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        held = [show(friends.one, friends.room, f"n{number}") for number in range(5)]
        assert [message.status for message in held] == ["held"] * 5
        cases = session().query(Case).all()
        assert {(case.source, case.severity, case.held) for case in cases} == {("screening", "low", True)}
        assert cases[0].reasons == ["first pictures"]

        for message in held[:3]:
            service.release_message(message_id=message.id)
        assert show(friends.one, friends.room, "later").status == "delivered"
        assert show(friends.other, friends.room, "theirs").status == "held"
        for message in held[:2]:
            service.hide_message(message_id=message.id)
        assert show(friends.one, friends.room, "again").status == "held"


def test_what_a_picture_is_said_to_show_is_read_too(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        trust(friends.one, friends.room)

        assert show(friends.one, friends.room, "a", "hej", alt="hold op").status == "held"
        assert show(friends.one, friends.room, "b", "hej", alt="en kat").status == "delivered"


def test_a_caption_can_be_edited_and_emptied(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        trust(friends.one, friends.room)
        said = show(friends.one, friends.room, "a", "se her")
        for text in ("se der", ""):
            service.edit_message(actor=friends.one, room_id=friends.room.id, message_id=said.id, text=text)

        assert (said.text, said.kind, said.change) == ("", "picture", 2)


def test_pictures_are_found_in_one_query_for_a_page(unit: UnitOfWork) -> None:
    costs: list[tuple[int, int]] = []
    with unit():
        friends = make_friends()
        trust(friends.one, friends.room)
        for _ in range(2):
            show(friends.one, friends.room, f"p{len(costs)}")
            page = queries.list_history(friends.other, friends.room.id, after_seq=0, limit=100)
            with counted_statements() as statements:
                around = queries.look_around(page.items, [friends.other.id])
            costs.append((len(statements), len(around.pictures)))

    assert costs == [(2, 4), (2, 5)]
