"""REST: giving a picture, to be said afterwards, and looking at one."""

from functools import partial
from typing import Any

from flask import Response

from backend.chat import picture_files, queries, service
from backend.chat.models import Picture
from backend.chat.schemas.messages import PictureSchema
from backend.chat.schemas.pictures import NewPictureQuery
from backend.core.actor import Actor
from backend.core.db import unit_of_work
from backend.core.http import ApiBlueprint
from backend.core.ids import new_id
from backend.core.picture_http import PICTURE, UPLOAD, UPLOAD_RATE, answer
from backend.core.pictures import make

blueprint = ApiBlueprint("pictures")
endpoint = blueprint.endpoint


@endpoint(
    "POST",
    "/rooms/<key:room_id>/pictures",
    body=UPLOAD,
    query=NewPictureQuery(),
    returns=PictureSchema(),
    status=201,
    own_units=True,
    rate=UPLOAD_RATE,
)
def give_picture(actor: Actor, room_id: str, query: dict[str, Any], body: bytes) -> Picture:
    """Give a picture for a message to come; the same `client_id` again gives the same answer."""
    with unit_of_work(readonly=True):
        known = service.find_picture(actor=actor, room_id=room_id, client_id=query["client_id"])
    return known or _keep(actor, room_id, query, body)


@endpoint("GET", "/pictures/<key:picture_id>/<key:size>", returns=PICTURE)
def show_picture(actor: Actor, picture_id: str, size: str) -> Response:
    """A picture, `full` or `small`."""
    picture = queries.get_picture(actor, picture_id)
    return answer(picture_files.find(picture.id, size))


def _keep(actor: Actor, room_id: str, query: dict[str, Any], body: bytes) -> Picture:
    picture_id, kept = new_id(), None
    try:
        made = make(body, keep=partial(picture_files.store, picture_id))
        with unit_of_work():
            kept = service.keep_picture(actor=actor, room_id=room_id, picture_id=picture_id, made=made, **query)
        return kept
    finally:
        if kept is None or kept.id != picture_id:
            picture_files.drop([picture_id])
