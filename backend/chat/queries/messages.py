"""What was said, always from what the actor may see."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select, union_all
from sqlalchemy.orm import joinedload

from backend.chat.models import Membership, Message, Revision, Room
from backend.chat.queries.rooms import get_membership, mine
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import NotFound

NEIGHBOURS, FARTHER = 5, 20
HELD_AT_MOST = 100
SYNC_PAGE, SYNC_AT_MOST = 100, 1000


@dataclass(frozen=True, slots=True)
class History:
    """Delivered messages ascending, where the next page begins or None, and the reader's own undelivered ones."""

    items: Sequence[Message]
    next: int | None
    held: Sequence[Message]


@dataclass(frozen=True, slots=True, kw_only=True)
class CatchUp:
    """What happened in one room since a reader last looked, to new messages and to old ones.

    The old ones reach to `last_change`; with `more_changes`, there are more after that.
    """

    messages: Sequence[Message]
    more: bool
    removed: Sequence[str]
    changed: Sequence[Message]
    more_changes: bool
    last_change: int


def list_history(
    actor: Actor,
    room_id: str,
    *,
    limit: int,
    after_seq: int | None = None,
    before_seq: int | None = None,
    around_seq: int | None = None,
) -> History:
    """The first messages after a number, else the last ones before one, else those around one; raises NotFound."""
    place = get_membership(actor, room_id)
    first, last = place.since_seq + 1, place.room.last_seq
    # Numbers have no gaps, so a page is a range of them.
    if after_seq is not None:
        start = max(first, after_seq + 1)
        following = start + limit - 1 if start + limit - 1 < last else None
    elif around_seq is not None:
        start, following = max(first, min(around_seq - limit // 2, last - limit + 1)), None
    else:
        stop = last if before_seq is None else min(before_seq - 1, last)
        start, limit = max(first, stop - limit + 1), min(limit, stop - first + 1)
        following = start if start > first else None
    return History(_list_messages(_between(room_id, start, start + limit - 1)), following, _list_held(actor, room_id))


def catch_up(actor: Actor, seen: Mapping[str, int], changes: Mapping[str, int] | None = None) -> Mapping[str, CatchUp]:
    """What each room got after the last number seen there; rooms the actor is not in are left out.

    And what happened, after the last of `changes` seen there, to the messages seen before.
    """
    places = list(session().scalars(mine(actor).where(Membership.room_id.in_(seen))))
    if not places:
        return {}
    size = min(SYNC_PAGE, SYNC_AT_MOST // len(places))
    known = {place.room_id: max(seen[place.room_id], place.since_seq) for place in places}
    fresh = _by_room(_list_messages(or_(*(_between(room_id, seq + 1, seq + size) for room_id, seq in known.items()))))
    old = [_between(place.room_id, place.since_seq + 1, known[place.room_id]) for place in places]
    removed = _by_room(_list_removed(old))
    changed = _list_changed(places, known, changes or {}, size)
    return {
        place.room_id: CatchUp(
            messages=fresh.get(place.room_id, []),
            more=place.room.last_seq > known[place.room_id] + size,
            removed=[message.id for message in removed.get(place.room_id, [])],
            **_reached(place.room, changed.get(place.room_id, []), size),
        )
        for place in places
    }


def get_message(actor: Actor, room_id: str, message_id: str) -> Message:
    """A message the actor can see, its author loaded; raises NotFound."""
    place = get_membership(actor, room_id)
    message = find_message(message_id)
    if message is None or message.room_id != room_id or not _is_visible(message, place):
        raise NotFound
    return message


def find_message(message_id: str) -> Message | None:
    """A message with its author, whoever asks; for decisions and evidence."""
    return session().scalar(_messages().where(Message.id == message_id))


def list_neighbours(message: Message) -> Sequence[Message]:
    """What people said around a message, oldest first; around one without a number, what was said last."""
    last = select(Room.last_seq + 1).where(Room.id == message.room_id).scalar_subquery()
    place = last if message.seq is None else message.seq
    around = Message.seq.between(place - NEIGHBOURS, place + NEIGHBOURS)
    said = and_(Message.room_id == message.room_id, around, Message.kind != "system")
    return _list_messages(and_(said, Message.id != message.id))


def list_farther(message: Message, page: int) -> Sequence[Message]:
    """What people said before and after the neighbours of a message, farther away with every page from 1."""
    last = session().scalar(select(Room.last_seq + 1).where(Room.id == message.room_id)) or 1
    place = last if message.seq is None else message.seq
    near, far = NEIGHBOURS + (page - 1) * FARTHER, NEIGHBOURS + page * FARTHER
    around = or_(Message.seq.between(place - far, place - near - 1), Message.seq.between(place + near + 1, place + far))
    return _list_messages(and_(Message.room_id == message.room_id, around, Message.kind != "system"))


def list_revisions(message: Message) -> Sequence[Revision]:
    """What a message said before, and what its author would have made of it, the first first; for evidence."""
    of_message = select(Revision).where(Revision.message_id == message.id)
    return session().scalars(of_message.order_by(Revision.made_at, Revision.id)).all()


def find_held_edit(message_id: str) -> Revision | None:
    """What the author would make of a message, while it waits for somebody to look at it."""
    waiting = select(Revision).where(Revision.message_id == message_id, Revision.kind == "held")
    return session().scalar(waiting.order_by(Revision.made_at.desc(), Revision.id).limit(1))


def last_messages(room_ids: Collection[str]) -> Mapping[str, Message]:
    """The newest message of each room that has one."""
    newest = _messages().join(Room, and_(Room.id == Message.room_id, Room.last_seq == Message.seq))
    return {message.room_id: message for message in session().scalars(newest.where(Room.id.in_(room_ids)))}


def _messages() -> Select[Message]:
    return select(Message).options(joinedload(Message.author, innerjoin=True))


def _list_messages(which: ColumnElement[bool]) -> Sequence[Message]:
    return session().scalars(_messages().where(which).order_by(Message.room_id, Message.seq)).all()


def _list_held(actor: Actor, room_id: str) -> Sequence[Message]:
    mine = and_(Message.room_id == room_id, Message.author_id == actor.id)
    waiting = and_(Message.seq.is_(None), Message.removed_by.is_(None))
    newest = _messages().where(mine, waiting).order_by(Message.sent_at.desc(), Message.id.desc())
    return list(reversed(session().scalars(newest.limit(HELD_AT_MOST)).all()))


def _list_removed(ranges: Sequence[ColumnElement[bool]]) -> Sequence[Message]:
    removed = select(Message).where(or_(*ranges), Message.removed_at.is_not(None))
    newest = session().scalars(removed.order_by(Message.removed_at.desc()).limit(SYNC_AT_MOST)).all()
    return sorted(newest, key=lambda message: message.room_id)


def _list_changed(
    places: Sequence[Membership], known: Mapping[str, int], changes: Mapping[str, int], size: int
) -> dict[str, list[Message]]:
    """What was changed about known messages, room by room in order; one more than `size` where there is more."""
    moved = [place for place in places if place.room.last_change > changes.get(place.room_id, place.room.last_change)]
    if not moved:
        return {}
    first = [
        select(Message.id)
        .where(
            _between(place.room_id, place.since_seq + 1, known[place.room_id]),
            Message.change > changes[place.room_id],
        )
        .order_by(Message.change)
        .limit(size + 1)
        .subquery()
        for place in moved
    ]
    ids = union_all(*(select(one.c.id) for one in first))
    return _by_room(session().scalars(_messages().where(Message.id.in_(ids)).order_by(Message.room_id, Message.change)))


def _reached(room: Room, changed: Sequence[Message], size: int) -> dict[str, Any]:
    more = len(changed) > size
    shown = changed[:size]
    return {"changed": shown, "more_changes": more, "last_change": shown[-1].change if more else room.last_change}


def _between(room_id: str, start: int, stop: int) -> ColumnElement[bool]:
    return and_(Message.room_id == room_id, Message.seq.between(start, stop))


def _by_room(messages: Iterable[Message]) -> dict[str, list[Message]]:
    """`messages`, which stand room by room, as one list per room."""
    return {room_id: list(said) for room_id, said in groupby(messages, lambda message: message.room_id)}


def _is_visible(message: Message, place: Membership) -> bool:
    return message.author_id == place.account_id if message.seq is None else message.seq > place.since_seq
