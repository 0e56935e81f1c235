from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image
from werkzeug.test import TestResponse

from backend.accounts import service as accounts
from backend.chat import picture_files, queries, service, tasks
from backend.chat.models import Membership, Message, Picture, Room
from backend.chat.schemas.pictures import MOST_BYTES
from backend.core import clock, files
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Conflict, Invalid
from backend.core.pictures import Made
from moderation import claims
from moderation import service as moderation
from moderation.models import AuditEntry, Case
from tests.chat.making import make_friends, make_gathering, say
from tests.conftest import Api, UnitOfWork
from tests.factories import make_adult, make_community, make_youth
from tests.support.pictures import tiny_picture
from tests.support.statements import counted_statements
from tests.support.threads import at_once

AsAccount = Callable[[str], Api]
NOON = "2026-11-22T11:00:00Z"
MADE = Made(width=60, height=40, full=b"full", small=b"small")
pytestmark = pytest.mark.usefixtures("plain_words", "folder")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(files, "_folder", tmp_path)
    return tmp_path


def _give(
    app: Flask, account_id: str, room_id: str, query: str = "client_id=a", body: bytes | None = None, **how: Any
) -> TestResponse:
    how = {"content_type": "image/png", **how}
    api = Api(app.test_client(), account_id)
    content = tiny_picture() if body is None else body
    return app.test_client().post(f"/api/v1/rooms/{room_id}/pictures?{query}", headers=api.headers, data=content, **how)


def _look(app: Flask, account_id: str, picture_id: str, size: str = "full") -> TestResponse:
    return Api(app.test_client(), account_id).call("GET", f"/pictures/{picture_id}/{size}")


def _keep(actor: Actor, room: Room, name: str = "a", alt: str = "") -> Picture:
    """A picture with its files, without the work of decoding one."""
    picture = service.keep_picture(
        actor=actor, room_id=room.id, client_id=name, alt=alt, picture_id=f"{name}{actor.id[-20:]}", made=MADE
    )
    picture_files.store(picture.id, MADE)
    return picture


def _say(actor: Actor, room: Room, name: str = "a", text: str = "", **more: Any) -> Message:
    return say(actor, room, text, picture_id=_keep(actor, room, name, **more).id)


def _trust(actor: Actor, room: Room) -> None:
    """Have the first three pictures of `actor` let in."""
    for number in range(3):
        said = _say(actor, room, f"first{number}")
        service.release_message(message_id=said.id)


def _files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*.webp*"))


def test_a_picture_is_given_said_and_seen(app: Flask, unit: UnitOfWork, as_account: AsAccount) -> None:
    with unit():
        friends = make_friends()
        _trust(friends.one, friends.room)
    given = _give(app, friends.one.id, friends.room.id, "client_id=a&alt=En+r%C3%B8d+firkant")
    picture = {"id": given.json["id"], "width": 60, "height": 40, "alt": "En rød firkant"}
    assert (given.status_code, given.json) == (201, picture)
    assert _look(app, friends.other.id, picture["id"]).status_code == 404

    said = as_account(friends.one.id).post(
        f"/rooms/{friends.room.id}/messages", {"client_id": "b", "text": "", "picture_id": picture["id"]}
    )
    assert (said.status_code, said.json["kind"], said.json["picture"]) == (201, "picture", picture)
    for size, longest in (("full", 60), ("small", 60)):
        seen = _look(app, friends.other.id, picture["id"], size)
        assert (seen.status_code, seen.content_type) == (200, "image/webp")
        assert seen.headers["Cache-Control"] == "private, max-age=31536000, immutable"
        assert seen.headers["X-Content-Type-Options"] == "nosniff"
        assert Image.open(BytesIO(seen.data)).width == longest
    assert _look(app, friends.other.id, picture["id"], "huge").status_code == 404


def test_the_same_name_is_the_same_picture(app: Flask, unit: UnitOfWork, folder: Path) -> None:
    with unit():
        friends, others = make_friends(), make_friends()
        elsewhere = service.open_direct_room(one_id=friends.one.id, other_id=others.one.id)
    first, again = (
        _give(app, friends.one.id, friends.room.id, "client_id=a", tiny_picture(colour)) for colour in ("red", "blue")
    )

    assert (first.status_code, first.json) == (again.status_code, again.json)
    assert len(_files(folder)) == 2
    assert _give(app, friends.one.id, elsewhere.id, "client_id=a").status_code == 409
    assert _give(app, friends.other.id, friends.room.id, "client_id=a").json["id"] != first.json["id"]


def test_the_same_picture_many_times_at_once(app: Flask, unit: UnitOfWork, folder: Path) -> None:
    with unit():
        friends = make_friends()
    answers = at_once(lambda _: _give(app, friends.one.id, friends.room.id), range(4))

    assert {(answer.status_code, answer.json["id"]) for answer in answers} == {(201, answers[0].json["id"])}
    assert len(_files(folder)) == 2


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
    answer = _give(app, friends.one.id, friends.room.id, query, body, **how)

    assert (answer.status_code, answer.json["code"]) == (status, code)
    assert _files(folder) == []


def test_eight_megabytes_are_read_and_no_other_route_takes_them(app: Flask, unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
    padded = tiny_picture() + bytes(MOST_BYTES - len(tiny_picture()))
    assert _give(app, friends.one.id, friends.room.id, body=padded).status_code == 201

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
    assert _give(app, stranger.id, friends.room.id).status_code == 404
    assert _give(app, closed.one.id, closed.room.id).status_code == 409


def test_a_picture_is_said_once_by_its_owner_where_it_was_given(unit: UnitOfWork) -> None:
    with unit():
        friends, third = make_friends(), make_youth(community=make_community())
        elsewhere = service.open_direct_room(one_id=friends.one.id, other_id=third.id)
        picture = _keep(friends.one, friends.room)

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
        held = [_say(friends.one, friends.room, f"n{number}") for number in range(5)]
        assert [message.status for message in held] == ["held"] * 5
        cases = session().query(Case).all()
        assert {(case.source, case.severity, case.held) for case in cases} == {("screening", "low", True)}
        assert cases[0].reasons == ["first pictures"]

        for message in held[:3]:
            service.release_message(message_id=message.id)
        assert _say(friends.one, friends.room, "later").status == "delivered"
        assert _say(friends.other, friends.room, "theirs").status == "held"
        for message in held[:2]:
            service.hide_message(message_id=message.id)
        assert _say(friends.one, friends.room, "again").status == "held"


def test_what_a_picture_is_said_to_show_is_read_too(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        _trust(friends.one, friends.room)

        assert _say(friends.one, friends.room, "a", "hej", alt="hold op").status == "held"
        assert _say(friends.one, friends.room, "b", "hej", alt="en kat").status == "delivered"


def test_a_caption_can_be_edited_and_emptied(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        _trust(friends.one, friends.room)
        said = _say(friends.one, friends.room, "a", "se her")
        for text in ("se der", ""):
            service.edit_message(actor=friends.one, room_id=friends.room.id, message_id=said.id, text=text)

        assert (said.text, said.kind, said.change) == ("", "picture", 2)


def test_only_who_may_read_the_message_may_see_the_picture(app: Flask, unit: UnitOfWork) -> None:
    with unit():
        gathering = make_gathering()
        late, stranger = (make_youth(community=make_community()) for _ in range(2))
        held = _say(gathering.one, gathering.room, "held")
        _trust(gathering.one, gathering.room)
        said = _say(gathering.one, gathering.room, "said")
        service.add_member(room_id=gathering.room.id, account_id=late.id)
        room = session().get_one(Room, gathering.room.id)
        session().get_one(Membership, (room.id, late.id)).since_seq = room.last_seq
        gone = make_youth(community=make_community())
        service.add_member(room_id=room.id, account_id=gone.id)
        service.remove_member(room_id=room.id, account_id=gone.id)
        accounts.block(actor=gathering.other, account_id=gathering.one.id)

    def answers(message: Message) -> list[int]:
        people = (gathering.one, gathering.host, gathering.watcher, gathering.other, late, gone, stranger)
        return [_look(app, one.id, message.picture_id or "").status_code for one in people]

    assert answers(said) == [200, 200, 200, 404, 404, 404, 404]
    assert answers(held) == [200, 404, 404, 404, 404, 404, 404]
    with unit():
        service.hide_message(message_id=said.id)
    assert answers(said) == [404] * 7


def test_what_is_taken_back_is_gone_from_the_disk(app: Flask, unit: UnitOfWork, folder: Path) -> None:
    with unit():
        friends = make_friends()
        _trust(friends.one, friends.room)
        session().query(Case).update({"decided_at": clock.now()})
        said = _say(friends.one, friends.room, "said")
    picture_id = said.picture_id or ""
    before = len(_files(folder))
    with unit():
        service.delete_message(actor=friends.one, room_id=friends.room.id, message_id=said.id)

    assert len(_files(folder)) == before - 2
    assert _look(app, friends.one.id, picture_id).status_code == 404
    tasks.forget_pictures()
    with unit() as opened:
        assert opened.get(Picture, picture_id) is None
        assert opened.get_one(Message, said.id).picture_id is None


def test_what_an_open_case_is_about_stays_until_it_is_decided(app: Flask, unit: UnitOfWork, folder: Path) -> None:
    with unit():
        community = make_community()
        friends, moderator = make_friends(community=community), make_adult("moderator", community=community)
        held = _say(friends.one, friends.room)
        service.delete_message(actor=friends.one, room_id=friends.room.id, message_id=held.id)
        case_id = session().query(Case).one().id
        claims.take(moderator, case_id)
    tasks.forget_pictures()
    assert len(_files(folder)) == 2
    assert _look(app, friends.one.id, held.picture_id or "").status_code == 404
    path = f"/moderation/cases/{case_id}/picture"
    assert Api(app.test_client(), moderator.id).get(path).data == MADE.full

    with unit():
        session().get_one(Case, case_id).decided_at = clock.now()
    tasks.forget_pictures()
    assert _files(folder) == []


def test_a_moderator_looks_at_it_on_record(app: Flask, unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        friends = make_friends(community=community)
        moderator, second = (make_adult("moderator", community=community) for _ in range(2))
        _say(friends.one, friends.room, alt="en kat")
        plain = moderation.file_report(
            actor=friends.one,
            kind="chat.message",
            subject_id=say(friends.other, friends.room).id,
            reason="bullying",
        ).case_id
        case_id = session().query(Case).filter(Case.source == "screening").one().id
        for one in (case_id, plain):
            claims.take(moderator, one)
    holder, other = Api(app.test_client(), moderator.id), Api(app.test_client(), second.id)

    seen = holder.get(f"/moderation/cases/{case_id}/picture")
    assert (seen.status_code, seen.content_type, seen.data) == (200, "image/webp", MADE.full)
    assert seen.headers["Cache-Control"] == "no-store"
    assert other.get(f"/moderation/cases/{case_id}/picture").status_code == 409
    assert holder.get(f"/moderation/cases/{plain}/picture").status_code == 404
    [line] = holder.get(f"/moderation/cases/{case_id}").json["evidence"]["context"]
    assert (line["picture"], line["is_subject"]) == ({"alt": "en kat"}, True)
    with unit() as opened:
        looks = opened.query(AuditEntry).filter_by(action="case.picture_read").all()
        assert [(look.actor_id, look.subject) for look in looks] == [(moderator.id, case_id)]


def test_what_nobody_said_or_saw_for_long_is_forgotten(unit: UnitOfWork, folder: Path) -> None:
    with clock.freeze(NOON):
        with unit():
            friends = make_friends()
            unsaid = _keep(friends.one, friends.room, "unsaid")
            rejected, kept = (_say(friends.one, friends.room, name) for name in ("rejected", "kept"))
            service.reject_message(message_id=rejected.id)
            session().query(Case).update({"decided_at": clock.now()})
            names = {picture.id for picture in (unsaid, *map(_picture_of, (rejected, kept)))}

        def left() -> set[str]:
            tasks.forget_pictures()
            with unit() as opened:
                return {picture.id for picture in opened.query(Picture)}

        clock.advance(timedelta(hours=24) - timedelta(seconds=1))
        assert left() == names
        clock.advance(timedelta(seconds=2))
        assert left() == names - {unsaid.id}
        clock.advance(timedelta(days=29))
        assert left() == {kept.picture_id}
    assert len(_files(folder)) == 2


def _picture_of(message: Message) -> Picture:
    return session().get_one(Picture, message.picture_id)


def test_files_without_a_picture_are_swept_away(unit: UnitOfWork, folder: Path) -> None:
    with unit():
        friends = make_friends()
        kept = _keep(friends.one, friends.room)
    picture_files.store("lost0", MADE)
    files.put("half0-full.webp.0123", b"")
    tasks.drop_lost_files()
    assert len(_files(folder)) == 5

    with clock.freeze(clock.now() + timedelta(hours=25)):
        tasks.drop_lost_files()
    assert _files(folder) == [f"{kept.id}-full.webp", f"{kept.id}-small.webp"]


def test_pictures_are_found_in_one_query_for_a_page(unit: UnitOfWork) -> None:
    costs: list[tuple[int, int]] = []
    with unit():
        friends = make_friends()
        _trust(friends.one, friends.room)
        for _ in range(2):
            _say(friends.one, friends.room, f"p{len(costs)}")
            page = queries.list_history(friends.other, friends.room.id, after_seq=0, limit=100)
            with counted_statements() as statements:
                around = queries.look_around(page.items, [friends.other.id])
            costs.append((len(statements), len(around.pictures)))

    assert costs == [(2, 4), (2, 5)]
