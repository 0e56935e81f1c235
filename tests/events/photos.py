"""Photos that are given and kept."""

from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from backend.core.actor import Actor
from backend.core.pictures import Made
from backend.events.photos import photo_files, service
from backend.events.photos.models import Photo
from tests.conftest import Api
from tests.support.pictures import tiny_picture

MADE = Made(width=60, height=40, full=b"full", small=b"small")


def give(app: Flask, account_id: str, query: str = "client_id=a&alt=Stuen", body: bytes | None = None) -> TestResponse:
    api = Api(app.test_client(), account_id)
    content = tiny_picture() if body is None else body
    how: dict[str, Any] = {"headers": api.headers, "data": content, "content_type": "image/png"}
    return app.test_client().post(f"/api/v1/event-photos?{query}", **how)


def look(app: Flask, account_id: str, photo_id: str, size: str = "full") -> TestResponse:
    return Api(app.test_client(), account_id).call("GET", f"/event-photos/{photo_id}/{size}")


def keep(actor: Actor, name: str = "a") -> Photo:
    """A photo with its files, without the work of decoding one."""
    photo_id = f"{name}{actor.id[-20:]}"
    photo = service.keep_photo(actor=actor, client_id=name, alt="Stuen med sofaen", photo_id=photo_id, made=MADE)
    photo_files.store(photo.id, MADE)
    return photo
