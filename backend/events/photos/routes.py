"""REST: giving a photo, to be shown with an event, and looking at one."""

from functools import partial
from typing import Any

from flask import Response

from backend.core.actor import Actor
from backend.core.db import unit_of_work
from backend.core.http import ApiBlueprint
from backend.core.ids import new_id
from backend.core.picture_http import PICTURE, UPLOAD, UPLOAD_RATE, answer
from backend.core.pictures import make

from . import photo_files, queries, service
from .models import Photo
from .schemas import EventPhotoSchema, NewEventPhotoQuery

blueprint = ApiBlueprint("event_photos")
endpoint = blueprint.endpoint
PHOTO = "/event-photos/<key:photo_id>"


@endpoint(
    "POST",
    "/event-photos",
    body=UPLOAD,
    query=NewEventPhotoQuery(),
    returns=EventPhotoSchema(),
    status=201,
    own_units=True,
    rate=UPLOAD_RATE,
)
def give_photo(actor: Actor, query: dict[str, Any], body: bytes) -> Photo:
    """Give a photo for an event to come; the same `client_id` again gives the same answer."""
    with unit_of_work(readonly=True):
        known = service.find_photo(actor=actor, **query)
    return known or _keep(actor, query, body)


@endpoint("GET", PHOTO, returns=EventPhotoSchema())
def get_photo(actor: Actor, photo_id: str) -> Photo:
    """What a photo shows."""
    return queries.get_photo(actor, photo_id)


@endpoint("GET", f"{PHOTO}/<key:size>", returns=PICTURE)
def show_photo(actor: Actor, photo_id: str, size: str) -> Response:
    """A photo, `full` or `small`."""
    return answer(photo_files.find(queries.get_photo(actor, photo_id).id, size))


def _keep(actor: Actor, query: dict[str, Any], body: bytes) -> Photo:
    photo_id, kept = new_id(), None
    try:
        made = make(body, sides=photo_files.SIDES, keep=partial(photo_files.store, photo_id))
        with unit_of_work():
            kept = service.keep_photo(actor=actor, photo_id=photo_id, made=made, **query)
        return kept
    finally:
        if kept is None or kept.id != photo_id:
            photo_files.drop([photo_id])
