"""Reads, always from what the actor may see: nobody finds a room they are not in."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import ColumnElement, Select, and_, bindparam, false, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from backend.accounts.models import Block
from backend.chat.models import Membership, Message, Room
from backend.chat.permissions import can_take_part
from backend.core.actor import Actor
from backend.core.db import run, session
from backend.core.errors import NotFound
from backend.core.pagination import Page, Window, paginate

NEIGHBOURS = 5
HELD_AT_MOST = 100
SYNC_PAGE, SYNC_AT_MOST = 100, 1000

_BLOCKS_AMONG = select(Block.blocker_id, Block.blocked_id).where(
    Block.blocker_id.in_(bindparam("people", expanding=True)), Block.blocked_id.in_(bindparam("people", expanding=True))
)


@dataclass(frozen=True, slots=True)
class History:
    """Delivered messages ascending, where the next page begins or None, and the reader's own undelivered ones."""

    items: Sequence[Message]
    next: int | None
    held: Sequence[Message]


@dataclass(frozen=True, slots=True)
class CatchUp:
    """What happened in one room since a reader last looked."""

    messages: Sequence[Message]
    more: bool
    removed: Sequence[str]


def list_memberships(actor: Actor, window: Window) -> Page[Membership]:
    """The actor's rooms, the latest activity first."""
    return paginate(_mine(actor), window, key=[Room.active_at, Room.id], descending=True)


def get_membership(actor: Actor, room_id: str) -> Membership:
    """The actor's place in a room; raises NotFound for a room they are not in."""
    membership = session().scalar(_mine(actor).where(Membership.room_id == room_id))
    if membership is None:
        raise NotFound
    return membership


def list_history(actor: Actor, room_id: str, *, after_seq: int | None, before_seq: int | None, limit: int) -> History:
    """The first messages after `after_seq`, else the last ones before `before_seq`; raises NotFound."""
    last = get_membership(actor, room_id).room.last_seq
    # Numbers have no gaps, so a page is a range of them.
    if after_seq is not None:
        start, stop = after_seq + 1, after_seq + limit
        following = stop if stop < last else None
    else:
        stop = last if before_seq is None else min(before_seq - 1, last)
        start = stop - limit + 1
        following = start if start > 1 else None
    return History(_list_messages(_between(room_id, start, stop)), following, _list_held(actor, room_id))


def catch_up(actor: Actor, seen: Mapping[str, int]) -> Mapping[str, CatchUp]:
    """What each room got after the last number seen there; rooms the actor is not in are left out."""
    rooms = [found.room for found in session().scalars(_mine(actor).where(Membership.room_id.in_(seen)))]
    if not rooms:
        return {}
    size = min(SYNC_PAGE, SYNC_AT_MOST // len(rooms))
    ranges = [_between(room.id, seen[room.id] + 1, seen[room.id] + size) for room in rooms]
    fresh = _by_room(_list_messages(or_(*ranges)))
    removed = _by_room(_list_removed([_between(room.id, 1, seen[room.id]) for room in rooms]))
    return {
        room.id: CatchUp(
            fresh.get(room.id, []),
            room.last_seq > seen[room.id] + size,
            [message.id for message in removed.get(room.id, [])],
        )
        for room in rooms
    }


def get_message(actor: Actor, room_id: str, message_id: str) -> Message:
    """A message the actor can see, its author loaded; raises NotFound."""
    get_membership(actor, room_id)
    message = find_message(message_id)
    if message is None or message.room_id != room_id or not _is_visible(message, actor):
        raise NotFound
    return message


def find_message(message_id: str) -> Message | None:
    """A message with its author, whoever asks; for decisions and evidence."""
    return session().scalar(_messages().where(Message.id == message_id))


def find_room(room_id: str, *, lock: bool = False) -> Room | None:
    """A room, whoever asks. Locked, nobody else sends to it or changes its people before this unit ends."""
    wanted = select(Room).where(Room.id == room_id).execution_options(populate_existing=True)
    return session().scalar(wanted.with_for_update() if lock else wanted)


def list_members(room_ids: Collection[str]) -> Sequence[Membership]:
    """Everybody in these rooms with their accounts, in the order they came."""
    return (
        session()
        .scalars(
            select(Membership)
            .options(joinedload(Membership.account), joinedload(Membership.room))
            .where(Membership.room_id.in_(room_ids), Membership.left_at.is_(None))
            .order_by(Membership.joined_at, Membership.account_id)
        )
        .all()
    )


def list_listeners(room: Room, author_id: str) -> frozenset[str]:
    """Who may hear of what the author does in `room`: whoever is in it now, and has no block between them."""
    here = select(Membership.account_id).where(Membership.room_id == room.id, Membership.left_at.is_(None))
    if room.pair in list_blocked([room.pair]):
        here = here.where(Membership.account_id == author_id)
    return frozenset(session().scalars(here))


def list_blocked(pairs: Iterable[frozenset[str]]) -> set[frozenset[str]]:
    """Those of `pairs` of which one has blocked the other."""
    asked = {pair for pair in pairs if pair}
    people = {account_id for pair in asked for account_id in pair}
    if not people:
        return set()
    return asked & {frozenset(pair) for pair in run(_BLOCKS_AMONG, people=list(people))}


def list_neighbours(message: Message) -> Sequence[Message]:
    """What was said around a message, oldest first; around one without a number, what was said last."""
    last = select(Room.last_seq + 1).where(Room.id == message.room_id).scalar_subquery()
    place = last if message.seq is None else message.seq
    around = Message.seq.between(place - NEIGHBOURS, place + NEIGHBOURS)
    return _list_messages(and_(Message.room_id == message.room_id, around, Message.id != message.id))


def last_messages(room_ids: Collection[str]) -> Mapping[str, Message]:
    """The newest message of each room that has one."""
    newest = _messages().join(Room, and_(Room.id == Message.room_id, Room.last_seq == Message.seq))
    return {message.room_id: message for message in session().scalars(newest.where(Room.id.in_(room_ids)))}


def count_unread(memberships: Sequence[Membership]) -> Mapping[tuple[str, str], int]:
    """How much others have said that each (room, account) has not read; what is removed needs no reading."""
    unread = and_(
        Message.room_id == Membership.room_id,
        Message.seq > Membership.read_seq,
        Message.author_id != Membership.account_id,
        Message.removed_by.is_(None),
    )
    rows = session().execute(
        select(Membership.room_id, Membership.account_id, func.count())
        .join(Message, unread)
        .where(
            Membership.room_id.in_({membership.room_id for membership in memberships}),
            Membership.account_id.in_({membership.account_id for membership in memberships}),
        )
        .group_by(Membership.room_id, Membership.account_id)
    )
    return {(room_id, account_id): count for room_id, account_id, count in rows}


def _mine(actor: Actor) -> Select[Membership]:
    mine = (
        select(Membership)
        .join(Membership.room)
        .options(contains_eager(Membership.room))
        .where(Membership.account_id == actor.id, Membership.left_at.is_(None))
    )
    return mine if can_take_part(actor) else mine.where(false())


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


def _between(room_id: str, start: int, stop: int) -> ColumnElement[bool]:
    return and_(Message.room_id == room_id, Message.seq.between(start, stop))


def _by_room(messages: Sequence[Message]) -> dict[str, list[Message]]:
    """`messages`, which stand room by room, as one list per room."""
    return {room_id: list(said) for room_id, said in groupby(messages, lambda message: message.room_id)}


def _is_visible(message: Message, actor: Actor) -> bool:
    return message.seq is not None or message.author_id == actor.id
