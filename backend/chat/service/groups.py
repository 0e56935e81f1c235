"""Rooms people open themselves: a group of friends, an interest group, a staff room, a word with an adult they know."""

from collections.abc import Sequence
from hashlib import sha256

from backend.chat import queries
from backend.chat.errors import NoWatcher
from backend.chat.models import Room
from backend.chat.permissions import HOST, require_staff, require_youth
from backend.chat.service.admissions import invite_all
from backend.chat.service.notes import note
from backend.chat.service.people import announce, appoint_watcher, choose_watcher, lock_room, seat, seat_watcher
from backend.chat.service.rooms import make_pair_key, open_once
from backend.core.actor import Actor
from backend.core.db import ID_LENGTH
from backend.core.errors import NotFound
from backend.core.ids import new_id
from moderation.publishing import require_publishable


def open_group(*, actor: Actor, title: str, account_ids: Sequence[str], client_id: str | None = None) -> Room:
    """A group of friends, each of whom is asked; the same `client_id` again gives the same group.

    Raises Invalid for whom the actor may not ask, NotPublishable, RoomFull, Forbidden for an adult.
    """
    require_youth(actor)
    return _open_among(actor, "group", title, account_ids, client_id, role="member")


def open_staff_room(*, actor: Actor, title: str, account_ids: Sequence[str], client_id: str | None = None) -> Room:
    """A room for adults, each of whom is asked; raises Invalid, NotPublishable, Forbidden."""
    require_staff(actor)
    return _open_among(actor, "staff", title, account_ids, client_id, role="host")


def open_interest_group(
    *,
    actor: Actor,
    title: str,
    purpose: str,
    guidelines: str,
    age_bands: Sequence[str],
    client_id: str | None = None,
) -> Room:
    """A moderated group that youths may ask to join; raises NoWatcher, NotPublishable, Forbidden."""
    actor.require(HOST)
    texts = {"title": title, "purpose": purpose, "guidelines": guidelines}
    require_publishable(actor, texts, room_kind="interest")
    fresh = _fresh(actor, "interest", client_id, age_bands=sorted(set(age_bands)), **texts)
    room, is_new = open_once(fresh, {actor.id: "host"}, Room.id == fresh.id)
    if is_new:
        note(room, "opened", actor.id)
        _require_watcher(room)
        announce(room)
    return room


def open_contact_room(*, actor: Actor, account_id: str) -> Room:
    """A youth's own room with an adult they share a room with, and a second adult who reads along; repeatable.

    The other way round there is none: an adult never opens a chat. Raises Forbidden, NotFound, NoWatcher.
    """
    require_youth(actor)
    if account_id not in queries.list_reachable_adults(actor):
        raise NotFound
    pair_key = make_pair_key(actor.id, account_id)
    fresh = Room(kind="direct", community_id=actor.community_id, pair_key=pair_key, created_by_id=actor.id)
    room, is_new = open_once(fresh, {actor.id: "member", account_id: "host"}, Room.pair_key == pair_key)
    if is_new:
        _require_watcher(room)
    elif room.closed_at:
        _open_again(room)
    announce(room)
    return room


def _open_among(
    actor: Actor, kind: str, title: str, account_ids: Sequence[str], client_id: str | None, *, role: str
) -> Room:
    require_publishable(actor, {"title": title}, room_kind=kind)
    fresh = _fresh(actor, kind, client_id, title=title)
    room, is_new = open_once(fresh, {actor.id: role}, Room.id == fresh.id)
    if is_new:
        note(room, "opened", actor.id)
        invite_all(actor, room, account_ids)
        announce(room)
    return room


def _fresh(actor: Actor, kind: str, client_id: str | None, **facts: object) -> Room:
    return Room(
        id=_id_of(actor, client_id) if client_id else new_id(),
        kind=kind,
        community_id=actor.community_id,
        created_by_id=actor.id,
        **facts,
    )


def _id_of(actor: Actor, client_id: str) -> str:
    """The id of the room somebody opened under a name of their own, so that trying again finds it."""
    return sha256(f"{actor.id}:{client_id}".encode()).hexdigest()[:ID_LENGTH]


def _open_again(room: Room) -> None:
    lock_room(room.id).closed_at = None
    for one_id in room.pair:
        seat(room, one_id)
    # Whoever read along may have left since, or lost the right to.
    if not queries.list_watching(queries.list_members([room.id])) and not appoint_watcher(room):
        raise NoWatcher


def _require_watcher(room: Room) -> None:
    watcher_id = choose_watcher(room)
    if watcher_id is None:
        raise NoWatcher
    seat_watcher(room, watcher_id)
