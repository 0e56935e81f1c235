"""Rooms are opened, closed and peopled by the features that need them; nobody opens one by themself."""

from collections import Counter
from collections.abc import Collection, Mapping
from functools import partial

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.exc import IntegrityError

from backend.accounts.queries import actors_by_id, list_actors_able_to
from backend.chat import signals
from backend.chat.models import Membership, Room
from backend.chat.permissions import WATCH, can_watch, require_friends_may_meet
from backend.chat.queries import find_room
from backend.core import clock
from backend.core.db import after_commit, session
from backend.core.errors import NotFound


def open_direct_room(*, one_id: str, other_id: str) -> Room:
    """The one room of two friends, opened, or opened again; raises Forbidden for an adult, NotFound."""
    actors = actors_by_id((one_id, other_id))
    if len(actors) != 2:
        raise NotFound
    one, other = actors.values()
    require_friends_may_meet(one, other)
    pair_key = ":".join(sorted(actors))
    fresh = Room(kind="direct", community_id=one.community_id, pair_key=pair_key)
    room = _open_once(fresh, dict.fromkeys(actors, "member"), Room.pair_key == pair_key)
    room.closed_at = None
    _announce(room)
    return room


def open_event_room(*, event_id: str, title: str, community_id: str, host_id: str) -> Room | None:
    """The one room of an event with its host and a second screened adult; None, and no room, without one."""
    watcher_id = _choose_watcher(community_id, besides={host_id})
    if watcher_id is None:
        return None
    fresh = Room(kind="event", title=title, community_id=community_id, event_id=event_id)
    room = _open_once(fresh, {host_id: "host", watcher_id: "watcher"}, Room.event_id == event_id)
    _announce(room)
    return room


def close_room(*, room_id: str) -> None:
    """From now on the room can only be read; repeatable. Raises NotFound."""
    room = _lock(room_id)
    if room.closed_at is None:
        room.closed_at = clock.now()
        _announce(room)


def add_member(*, room_id: str, account_id: str) -> None:
    """Let somebody into an event's room, or in again; repeatable. Raises NotFound."""
    room = _lock_event_room(room_id)
    _seat(room, account_id)
    # Only they are told: who comes and goes is no news to press on the others.
    _announce(room, {account_id})


def remove_member(*, room_id: str, account_id: str) -> None:
    """Take somebody out of an event's room: not a word reaches them after this; repeatable. Raises NotFound."""
    _unseat(_lock_event_room(room_id), Membership.account_id == account_id)


def appoint_watcher(room: Room) -> bool:
    """Give a locked room another second adult, in place of those who watched it; False when there is none."""
    hosts = select(Membership.account_id).where(Membership.room_id == room.id, Membership.role == "host")
    watcher_id = _choose_watcher(room.community_id, besides=set(session().scalars(hosts)))
    if watcher_id is None:
        return False
    _unseat(room, Membership.role == "watcher")
    _seat(room, watcher_id, role="watcher")
    _announce(room)
    return True


def _choose_watcher(community_id: str, *, besides: Collection[str]) -> str | None:
    """Whoever may watch and watches the fewest open rooms."""
    able = {one.id: one for capability in WATCH for one in list_actors_able_to(community_id, capability)}
    free = [one.id for one in able.values() if can_watch(one) and one.id not in besides]
    watching = (
        select(Membership.account_id)
        .join(Membership.room)
        .where(Membership.role == "watcher", Membership.left_at.is_(None), Room.closed_at.is_(None))
        .where(Membership.account_id.in_(free))
    )
    load = Counter(session().scalars(watching))
    return min(free, key=lambda account_id: (load[account_id], account_id), default=None)


def _open_once(fresh: Room, roles: Mapping[str, str], same: ColumnElement[bool]) -> Room:
    """`fresh` with its people, or the room that was opened before, be it a moment ago."""
    if opened := session().scalar(select(Room).where(same)):
        return opened
    try:
        with session().begin_nested():
            session().add(fresh)
            session().flush()
            for account_id, role in roles.items():
                session().add(Membership(room_id=fresh.id, account_id=account_id, role=role))
    except IntegrityError:
        return session().scalars(select(Room).where(same)).one()
    return fresh


def _lock(room_id: str) -> Room:
    room = find_room(room_id, lock=True)
    if room is None:
        raise NotFound
    return room


def _lock_event_room(room_id: str) -> Room:
    # A third person never gets into the room of two friends.
    room = _lock(room_id)
    if room.kind != "event":
        raise NotFound
    return room


def _seat(room: Room, account_id: str, *, role: str | None = None) -> None:
    membership = session().get(Membership, (room.id, account_id))
    if membership is None:
        membership = Membership(room_id=room.id, account_id=account_id, role=role or "member")
        session().add(membership)
    membership.left_at = None
    membership.role = role or membership.role
    session().flush()


def _unseat(room: Room, who: ColumnElement[bool]) -> None:
    here = (Membership.room_id == room.id, Membership.left_at.is_(None))
    session().execute(update(Membership).where(*here, who).values(left_at=clock.now()))


def _announce(room: Room, account_ids: Collection[str] | None = None) -> None:
    after_commit(partial(signals.room_changed.send, room.id, account_ids=account_ids))
