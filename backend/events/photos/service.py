"""Use cases: photos are given before they are shown, and forgotten when nothing shows them."""

from collections.abc import Collection
from functools import partial

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import after_commit, session
from backend.core.errors import Invalid
from backend.core.pictures import Made
from moderation.publishing import require_publishable
from moderation.queries import list_open_subjects

from . import photo_files, queries
from .errors import PhotoStays
from .models import Photo

EVENT_KIND = "events.event"


def find_photo(*, actor: Actor, client_id: str, alt: str) -> Photo | None:
    """The photo the actor has already given under this name, or None where they may give one now.

    Raises Forbidden, NotPublishable.
    """
    actor.require("events.organise")
    require_publishable(actor, {"alt": alt}, room_kind="event")
    return queries.find_given(actor.id, client_id)


def keep_photo(*, actor: Actor, client_id: str, alt: str, photo_id: str, made: Made) -> Photo:
    """Keep a photo whose files are stored under `photo_id`; one of the same name that came first stays instead."""
    size = {"width": made.width, "height": made.height}
    photo = Photo(id=photo_id, owner_id=actor.id, client_id=client_id, alt=alt, **size)
    try:
        with session().begin_nested():
            session().add(photo)
    except IntegrityError:
        known = queries.find_given(actor.id, client_id)
        if known is None:
            raise
        return known
    return photo


def require_own(actor: Actor, photo_id: str | None) -> None:
    """One shows only photos one gave oneself, or has on an event one hosts; raises Invalid."""
    if photo_id is not None and not queries.is_at_hand(actor, photo_id):
        raise Invalid(errors={"photo_id": ["no photo of yours"]})


def require_undecided(event_ids: Collection[str]) -> None:
    """Nobody is deciding about these events; raises PhotoStays."""
    if list_open_subjects(EVENT_KIND, event_ids):
        raise PhotoStays


def forget_photos() -> int:
    """Delete photos that nothing has shown for days; returns how many."""
    gone = queries.list_unused()
    session().execute(delete(Photo).where(Photo.id.in_(gone)))
    after_commit(partial(photo_files.drop, gone))
    return len(gone)


def drop_lost_files() -> None:
    """Remove files whose photo was never kept, because the process stopped between the two."""
    photo_files.drop_lost(clock.now() - queries.UNUSED_FOR, queries.list_known)
