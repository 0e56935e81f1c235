"""Who is in a room: seats, watchers, coming and going. Whoever changes one has locked its room."""

from collections import Counter
from collections.abc import Collection
from functools import partial

from sqlalchemy import ColumnElement, and_, select, update

from backend.chat import signals
from backend.chat.models import Membership, Room
from backend.chat.permissions import is_mixed, require_writable
from backend.chat.queries import (
    find_room,
    list_at_odds,
    list_free_watchers,
    list_members,
    list_shared,
    list_watching,
    situation_of,
)
from backend.chat.service.notes import note
from backend.core import clock
from backend.core.db import after_commit, session
from backend.core.errors import NotFound

# What was said before they came is not for them to read, nor what was said while they were away.
_READ_FROM_THEN = ("group", "staff")


def add_member(*, room_id: str, account_id: str) -> None:
    """Let somebody into an event's room, or in again; repeatable. Raises NotFound."""
    room = _lock_event_room(room_id)
    seat(room, account_id)
    # Only they are told: who comes and goes is no news to press on the others.
    announce(room, {account_id})


def add_host(*, room_id: str, account_id: str) -> None:
    """Let another adult who runs an event into its room; whoever is there stays what they are. Raises NotFound."""
    room = _lock_event_room(room_id)
    if not is_inside(room, account_id):
        seat(room, account_id, role="host")
        announce(room)


def remove_host(*, room_id: str, account_id: str) -> None:
    """Take out an adult who runs the event no longer, unless they read along there; repeatable. Raises NotFound."""
    unseat(_lock_event_room(room_id), and_(Membership.account_id == account_id, Membership.role == "host"))


def remove_member(*, room_id: str, account_id: str) -> None:
    """Take somebody out of an event's room: not a word reaches them after this; repeatable. Raises NotFound."""
    unseat(_lock_event_room(room_id), Membership.account_id == account_id)


def appoint_watcher(room: Room, *, besides: Collection[str] = ()) -> bool:
    """Give a locked room another second adult, in place of those who watched it; False when there is none."""
    watcher_id = choose_watcher(room, besides=besides)
    if watcher_id is None:
        return False
    unseat(room, Membership.role == "watcher")
    seat_watcher(room, watcher_id)
    announce(room)
    return True


def require_may_write(room: Room, kind: str) -> None:
    """Raise what sending raises where a youth or an adult (`kind`) may not write now in a locked room.

    As in sending, the next second adult is asked before a word is said.
    """
    situation = situation_of(room)
    require_writable(room, kind, situation, clock.now())
    if is_mixed(situation.people) and not list_watching(list_members([room.id])):
        appoint_watcher(room)


def choose_watcher(room: Room, *, besides: Collection[str] = ()) -> str | None:
    """Whoever may read along here, has no block with anybody here if possible, and watches the fewest open rooms."""
    free = [account_id for account_id in list_free_watchers(room) if account_id not in besides]
    watching = (
        select(Membership.account_id)
        .join(Membership.room)
        .where(Membership.role == "watcher", Membership.left_at.is_(None), Room.closed_at.is_(None))
        .where(Membership.account_id.in_(free))
    )
    load, at_odds = Counter(session().scalars(watching)), list_at_odds(free, room.id)
    return min(free, key=lambda one_id: (one_id in at_odds, load[one_id], one_id), default=None)


def seat_watcher(room: Room, account_id: str) -> None:
    """Let a second adult read along, and say so to everybody."""
    seat(room, account_id, role="watcher")
    note(room, "adult_reads_along", account_id)


def lock_room(room_id: str) -> Room:
    """The room as it is now, and stays until this unit ends; raises NotFound."""
    room = find_room(room_id, lock=True)
    if room is None:
        raise NotFound
    return room


def find_seat(room: Room, account_id: str) -> Membership | None:
    """Somebody's place in a locked room, left or not, read afresh."""
    return session().get(Membership, (room.id, account_id), populate_existing=True)


def is_inside(room: Room, account_id: str) -> bool:
    """Whether somebody is in a locked room now."""
    membership = find_seat(room, account_id)
    return membership is not None and membership.left_at is None


def get_seat(room: Room, account_id: str) -> Membership:
    """Somebody's place in a locked room they are in now; raises NotFound."""
    membership = find_seat(room, account_id)
    if membership is None or membership.left_at:
        raise NotFound
    return membership


def seat(room: Room, account_id: str, *, role: str | None = None) -> None:
    """Let somebody in, or in again; they keep the role they had unless they are given another."""
    membership = find_seat(room, account_id)
    if membership is None:
        membership = Membership(room_id=room.id, account_id=account_id, role=role or "member", left_at=clock.now())
        session().add(membership)
    if membership.left_at and room.kind in _READ_FROM_THEN:
        membership.since_seq = room.last_seq
        membership.read_seq = max(membership.read_seq or 0, room.last_seq)
    membership.left_at = None
    membership.role = role or membership.role
    session().flush()


def unseat(room: Room, who: ColumnElement[bool]) -> None:
    """Take people out, of which their open screens hear; what is said from now on does not reach them."""
    here = (Membership.room_id == room.id, Membership.left_at.is_(None))
    leave = update(Membership).where(*here, who).values(left_at=clock.now())
    if gone := frozenset(session().scalars(leave.returning(Membership.account_id))):
        after_commit(partial(signals.room_gone.send, room.id, account_ids=gone, seq=room.last_seq))


def announce(room: Room, account_ids: Collection[str] | None = None) -> None:
    """Tell these people of a room, or everybody in it, how it is now."""
    after_commit(partial(signals.room_changed.send, room.id, account_ids=account_ids))


def announce_block(*, one_id: str, other_id: str) -> None:
    """Show two people between whom a block was made or taken back how their rooms are now, whoever did it."""
    for room in list_shared(one_id, other_id):
        # Where only they meet, whoever reads along sees the end too; elsewhere it is nobody else's business.
        announce(room, None if room.pair else {one_id, other_id})


def _lock_event_room(room_id: str) -> Room:
    # A third person never gets into the room of two friends.
    room = lock_room(room_id)
    if room.kind != "event":
        raise NotFound
    return room
