"""Pictures: kept before they are said, gone when what they were said in is."""

from collections.abc import Collection
from functools import partial

from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from backend.chat import permissions, queries
from backend.chat.models import Message, Picture
from backend.chat.picture_files import drop, drop_lost
from backend.chat.queries.pictures import (
    UNSAID_FOR,
    find_given,
    list_evident,
    list_forgettable,
    list_known,
)
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import after_commit, session
from backend.core.errors import Conflict
from backend.core.pictures import Made


def find_picture(*, actor: Actor, room_id: str, client_id: str) -> Picture | None:
    """The picture the actor has already given under this name, or None where they may give one now.

    Raises NotFound, Conflict for a name used in another room, and what sending raises where one may not write.
    """
    actor.require(permissions.TAKE_PART)
    room = queries.get_membership(actor, room_id).room
    if known := find_given(actor.id, client_id):
        return _require_same_room(known, room_id)
    permissions.require_writable(room, actor.kind, queries.situation_of(room), clock.now())
    return None


def keep_picture(*, actor: Actor, room_id: str, client_id: str, alt: str, picture_id: str, made: Made) -> Picture:
    """Keep a picture whose files are stored under `picture_id`; one of the same name that came first stays instead."""
    picture = Picture(
        id=picture_id,
        owner_id=actor.id,
        room_id=room_id,
        client_id=client_id,
        alt=alt,
        width=made.width,
        height=made.height,
    )
    try:
        with session().begin_nested():
            session().add(picture)
    except IntegrityError:
        known = find_given(actor.id, client_id)
        if known is None:
            raise
        return _require_same_room(known, room_id)
    return picture


def take_away(message: Message) -> None:
    """Mark the picture of a message that went out of sight; nobody is given it from now on.

    What its author took back is gone from the disk too, unless a case that is open still has to be decided by it.
    """
    if message.picture_id is None:
        return
    fresh = update(Picture).where(Picture.id == message.picture_id, Picture.removed_at.is_(None))
    session().execute(fresh.values(removed_at=clock.now()))
    if message.removed_by == "author" and not list_evident([message.id]):
        after_commit(partial(drop, [message.picture_id]))


def give_back(message: Message) -> None:
    """Let the picture of a message that was hidden be seen again, while it is still kept."""
    session().execute(update(Picture).where(Picture.id == message.picture_id).values(removed_at=None))


def forget_pictures() -> int:
    """Delete pictures nobody said within a day, and those long out of sight; returns how many."""
    gone = list_forgettable()
    _delete(gone)
    return len(gone)


def drop_lost_files() -> None:
    """Remove files whose picture was never kept, because the process stopped between the two."""
    drop_lost(clock.now() - UNSAID_FOR, list_known)


def _require_same_room(picture: Picture, room_id: str) -> Picture:
    if picture.room_id != room_id:
        raise Conflict
    return picture


def _delete(picture_ids: Collection[str]) -> None:
    if not picture_ids:
        return
    session().execute(update(Message).where(Message.picture_id.in_(picture_ids)).values(picture_id=None))
    session().execute(delete(Picture).where(Picture.id.in_(picture_ids)))
    after_commit(partial(drop, picture_ids))
