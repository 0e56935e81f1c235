"""Pictures that are given, kept and said."""

from pathlib import Path
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from backend.chat import picture_files, service
from backend.chat.models import Message, Picture, Room
from backend.core.actor import Actor
from backend.core.pictures import Made
from tests.chat.making import say
from tests.conftest import Api
from tests.support.pictures import tiny_picture

MADE = Made(width=60, height=40, full=b"full", small=b"small")


def give(
    app: Flask, account_id: str, room_id: str, query: str = "client_id=a", body: bytes | None = None, **how: Any
) -> TestResponse:
    how = {"content_type": "image/png", **how}
    api = Api(app.test_client(), account_id)
    content = tiny_picture() if body is None else body
    return app.test_client().post(f"/api/v1/rooms/{room_id}/pictures?{query}", headers=api.headers, data=content, **how)


def look(app: Flask, account_id: str, picture_id: str, size: str = "full") -> TestResponse:
    return Api(app.test_client(), account_id).call("GET", f"/pictures/{picture_id}/{size}")


def keep(actor: Actor, room: Room, name: str = "a", alt: str = "") -> Picture:
    """A picture with its files, without the work of decoding one."""
    picture = service.keep_picture(
        actor=actor, room_id=room.id, client_id=name, alt=alt, picture_id=f"{name}{actor.id[-20:]}", made=MADE
    )
    picture_files.store(picture.id, MADE)
    return picture


def show(actor: Actor, room: Room, name: str = "a", text: str = "", **more: Any) -> Message:
    return say(actor, room, text, picture_id=keep(actor, room, name, **more).id)


def trust(actor: Actor, room: Room) -> None:
    """Have the first three pictures of `actor` let in."""
    for number in range(3):
        said = show(actor, room, f"first{number}")
        service.release_message(message_id=said.id)


def kept_files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*.webp*"))
