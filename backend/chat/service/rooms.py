"""Rooms are opened by those who may, and by the features that need them; every one once, however often it is tried."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.exc import IntegrityError

from backend.accounts.queries import actors_by_id
from backend.chat.models import Membership, Room
from backend.chat.permissions import require_friends_may_meet
from backend.chat.service.people import announce, choose_watcher, lock_room, seat_watcher
from backend.core import clock, outbox
from backend.core.db import session
from backend.core.errors import NotFound

# Outbox topic; its payload names the room a moderator closed.
CLOSED = "chat.closed"

OPENS_BEFORE, CLOSES_AFTER = timedelta(days=14), timedelta(hours=24)


def open_direct_room(*, one_id: str, other_id: str) -> Room:
    """The one room of two friends, opened, or opened again; raises Forbidden for an adult, NotFound."""
    actors = actors_by_id((one_id, other_id))
    if len(actors) != 2:
        raise NotFound
    one, other = actors.values()
    require_friends_may_meet(one, other)
    pair_key = make_pair_key(one_id, other_id)
    fresh = Room(kind="direct", community_id=one.community_id, pair_key=pair_key)
    room, _ = open_once(fresh, dict.fromkeys(actors, "member"), Room.pair_key == pair_key)
    room.closed_at = None
    announce(room)
    return room


def open_event_room(
    *,
    event_id: str,
    title: str,
    community_id: str,
    host_id: str,
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
) -> Room | None:
    """The one room a community has of an event, with its host and a second screened adult; None without one.

    It opens two weeks before the event and closes a day after; one without times is open until it is closed.
    """
    fresh = Room(
        kind="event",
        title=title,
        community_id=community_id,
        created_by_id=host_id,
        event_id=event_id,
        starts_at=starts_at,
        ends_at=ends_at,
        opens_at=starts_at and max(clock.now(), starts_at - OPENS_BEFORE),
        closes_at=ends_at and ends_at + CLOSES_AFTER,
    )
    watcher_id = choose_watcher(fresh, besides={host_id})
    if watcher_id is None:
        return None
    same = and_(Room.event_id == event_id, Room.community_id == community_id)
    room, is_new = open_once(fresh, {host_id: "host"}, same)
    if is_new:
        seat_watcher(room, watcher_id)
    announce(room)
    return room


def move_event_room(*, room_id: str, starts_at: datetime, ends_at: datetime) -> None:
    """The room of an event follows it to another time; one that is open stays open. Raises NotFound."""
    room = lock_room(room_id)
    room.starts_at, room.ends_at = starts_at, ends_at
    if room.opens_at is None or room.opens_at > clock.now():
        room.opens_at = max(clock.now(), starts_at - OPENS_BEFORE)
    room.closes_at = ends_at + CLOSES_AFTER
    announce(room)


def close_room(*, room_id: str) -> None:
    """From now on the room can only be read; repeatable. Raises NotFound."""
    room = lock_room(room_id)
    if room.closed_at is None:
        room.closed_at = clock.now()
        announce(room)


def close_by_moderator(*, room_id: str) -> None:
    """Close a room because of what was written there; whatever opened it hears of it. Repeatable, raises NotFound."""
    close_room(room_id=room_id)
    outbox.put(CLOSED, {"room_id": room_id})


def make_pair_key(one_id: str, other_id: str) -> str:
    """What two people have one room by, whoever is named first."""
    return ":".join(sorted((one_id, other_id)))


def open_once(fresh: Room, roles: Mapping[str, str], same: ColumnElement[bool]) -> tuple[Room, bool]:
    """`fresh` with its people, or the room that was opened before, be it a moment ago; and whether it is new."""
    if opened := session().scalar(select(Room).where(same)):
        return opened, False
    try:
        with session().begin_nested():
            session().add(fresh)
            session().flush()
            for account_id, role in roles.items():
                session().add(Membership(room_id=fresh.id, account_id=account_id, role=role))
    except IntegrityError:
        return session().scalars(select(Room).where(same)).one(), False
    return fresh, True
