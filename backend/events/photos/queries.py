"""Reads about photos: which there are, and who may see them."""

from collections.abc import Collection, Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_, select

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import NotFound
from backend.events import queries as events
from backend.events.drafts.models import Draft
from backend.events.models import Event, Series
from backend.events.reviews.permissions import REVIEWERS

from .models import Photo

# Long enough to be written about, and short enough that nothing lies around.
UNUSED_FOR = timedelta(days=2)
FORGET_AT_ONCE = 200


def find_photo(photo_id: str) -> Photo | None:
    """One photo, whoever asks."""
    return session().get(Photo, photo_id)


def find_given(owner_id: str, client_id: str) -> Photo | None:
    """The photo its owner gave this name, or None."""
    return session().scalar(select(Photo).where(Photo.owner_id == owner_id, Photo.client_id == client_id))


def get_photo(actor: Actor, photo_id: str) -> Photo:
    """One's own photo, or one of an event this actor may see or look at first; raises NotFound."""
    photo = find_photo(photo_id)
    if photo is None or not (photo.owner_id == actor.id or _is_seen(actor, photo_id)):
        raise NotFound
    return photo


def is_at_hand(actor: Actor, photo_id: str) -> bool:
    """Whether somebody gave a photo, or hosts an event that shows it."""
    photo, hosted = find_photo(photo_id), (Event.photo_id == photo_id, events.is_hosted_by(actor.id))
    if photo is None or photo.owner_id == actor.id:
        return photo is not None
    return bool(session().scalar(select(exists().where(*hosted))))


def list_known(photo_ids: Collection[str]) -> set[str]:
    """Those of these photos that are kept."""
    return set(session().scalars(select(Photo.id).where(Photo.id.in_(photo_ids))))


def list_unused() -> list[str]:
    """Photos given some days ago that nothing shows and nobody writes about."""
    shown = exists().where(Event.photo_id == Photo.id)
    old = select(Photo).where(Photo.created_at < clock.now() - UNUSED_FOR, ~shown).order_by(Photo.created_at, Photo.id)
    photos = session().scalars(old.limit(FORGET_AT_ONCE)).all()
    owners = {photo.owner_id for photo in photos}
    written = _written(select(Draft.facts).where(Draft.account_id.in_(owners)))
    written |= _written(select(Series.facts).where(Series.host_id.in_(owners), Series.status != "ended"))
    return [photo.id for photo in photos if photo.id not in written]


def _written(facts: Any) -> set[str]:
    kept: list[Mapping[str, Any]] = list(session().scalars(facts))
    return {said["photo_id"] for said in kept if said.get("photo_id")}


def _is_seen(actor: Actor, photo_id: str) -> bool:
    seen = or_(_is_shown_to(actor), _is_looked_at_by(actor))
    return bool(session().scalar(select(exists().where(Event.photo_id == photo_id, seen))))


def _is_shown_to(actor: Actor) -> ColumnElement[bool]:
    return Event.id.in_(events.visible(actor).with_only_columns(Event.id))


def _is_looked_at_by(actor: Actor) -> ColumnElement[bool]:
    looks = actor.community_id if any(actor.can(capability) for capability in REVIEWERS) else None
    return and_(Event.status == "in_review", Event.community_id == looks)
