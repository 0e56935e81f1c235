"""Life in a room: its words, leaving, muting, taking people out, closing."""

from sqlalchemy import select, update

from backend.chat.errors import LastHost, NoWatcher
from backend.chat.models import Membership, Room
from backend.chat.permissions import can_take_part, is_mixed, may_close, may_run, may_word, require_open
from backend.chat.queries import list_members
from backend.chat.service.notes import note
from backend.chat.service.people import announce, appoint_watcher, find_seat, get_seat, lock_room, unseat
from backend.chat.service.rooms import close_room
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Forbidden, Invalid, NotFound
from moderation import audit
from moderation.publishing import require_publishable


def reword_room(
    *, actor: Actor, room_id: str, title: str | None = None, purpose: str | None = None, guidelines: str | None = None
) -> Room:
    """Change what a room is called and what it is for; raises NotPublishable, RoomClosed, Forbidden, NotFound."""
    room, place = _enter(actor, room_id)
    if not may_word(room, place.role):
        raise Forbidden
    require_open(room, ())
    given = {"title": title, "purpose": purpose, "guidelines": guidelines}
    texts = {name: text for name, text in given.items() if text is not None and text != getattr(room, name)}
    require_publishable(actor, texts, room_kind=room.kind)
    for name, text in texts.items():
        setattr(room, name, text)
    if "title" in texts:
        note(room, "renamed", actor.id)
    if texts:
        announce(room)
    return room


def clear_words(*, room_id: str) -> None:
    """Take a room's title, purpose and guidelines out of sight: a moderator's decision. Raises NotFound."""
    room = lock_room(room_id)
    room.title = room.purpose = room.guidelines = ""
    session().flush()
    announce(room)


def mute_room(*, actor: Actor, room_id: str, muted: bool) -> None:
    """No push and no mail from this room; what is unread is still counted. Raises NotFound."""
    mine = (Membership.room_id == room_id, Membership.account_id == actor.id, Membership.left_at.is_(None))
    # What was said while it was muted is not told of when it no longer is.
    told = select(Room.last_seq).where(Room.id == room_id).scalar_subquery()
    changed = update(Membership).where(*mine).values(muted=muted, alerted_seq=told).returning(Membership.room_id)
    if not can_take_part(actor) or session().scalar(changed) is None:
        raise NotFound


def leave_room(*, actor: Actor, room_id: str) -> None:
    """Leave; friends part in the friend bank instead, and a room of a youth and an adult closes for both. Repeatable.

    Raises LastHost, NoWatcher, Forbidden, NotFound.
    """
    room = lock_room(room_id)
    place = find_seat(room, actor.id)
    if place is None:
        raise NotFound
    if place.left_at:
        return
    if place.role == "watcher":
        _hand_over(room, actor)
    elif room.kind == "direct":
        _part(room)
    else:
        _require_another_host(room, place)
        _take_out(room, actor.id)


def remove_person(*, actor: Actor, room_id: str, account_id: str) -> None:
    """Take somebody out of an interest group or staff room; repeatable. Raises Forbidden, NotFound."""
    room, place = _enter(actor, room_id)
    other = find_seat(room, account_id)
    if not may_run(room, place.role) or (other is not None and other.role != "member"):
        raise Forbidden
    if other is None:
        raise NotFound
    if other.left_at is None:
        _take_out(room, account_id)


def end_room(*, actor: Actor, room_id: str, reason: str | None = None) -> None:
    """Close an interest group or staff room for good; its people read the reason (one of CLOSE_REASONS). Repeatable.

    Its host need not give one; a coordinator, who may close a group without being in it, does, and it goes on record.
    Raises Invalid, Forbidden, NotFound.
    """
    room = lock_room(room_id)
    place = find_seat(room, actor.id)
    role = place.role if place and place.left_at is None else None
    if not can_take_part(actor):
        raise NotFound
    if not may_close(actor, room, role):
        raise Forbidden if role else NotFound
    if role != "host" and reason is None:
        raise Invalid(errors={"reason": ["Missing data for required field."]})
    if room.closed_at is None:
        note(room, f"closed_{reason}" if reason else "closed", actor.id)
        close_room(room_id=room_id)
        if role != "host":
            audit.record(actor_id=actor.id, action="room.closed", subject=room_id, data={"reason": reason})


def _enter(actor: Actor, room_id: str) -> tuple[Room, Membership]:
    """A room, locked, and the actor's place in it; raises NotFound."""
    room = lock_room(room_id)
    if not can_take_part(actor):
        raise NotFound
    return room, get_seat(room, actor.id)


def _hand_over(room: Room, watcher: Actor) -> None:
    if room.closed_at:
        unseat(room, Membership.account_id == watcher.id)
    elif not appoint_watcher(room, besides={watcher.id}):
        raise NoWatcher


def _part(room: Room) -> None:
    if not is_mixed(list_members([room.id])):
        raise Forbidden
    close_room(room_id=room.id)


def _require_another_host(room: Room, place: Membership) -> None:
    others = (one for one in list_members([room.id]) if one.role == "host" and one.account_id != place.account_id)
    if place.role == "host" and room.closed_at is None and not any(others):
        raise LastHost


def _take_out(room: Room, account_id: str) -> None:
    unseat(room, Membership.account_id == account_id)
    if room.closed_at is None and room.kind != "event":
        note(room, "left", account_id)
    announce(room)
