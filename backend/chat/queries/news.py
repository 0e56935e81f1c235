"""What people have not read and should be told of: said by others, to be heard, where they want to be told."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select, tuple_
from sqlalchemy.orm import aliased

from backend.accounts.models import Account
from backend.chat.models import Membership, Message, Room
from backend.chat.queries.blocks import are_blocked
from backend.core.db import session
from backend.notifications.models import MailAddress

_Parent = aliased(Message)
Place = tuple[str, str]


class Unalerted(NamedTuple):
    """Somebody in a room who has not been told of what was said up to `last_seq`."""

    room_id: str
    account_id: str
    last_seq: int


class Call(NamedTuple):
    """A message in which somebody may be meant: `nickname` is theirs, `replied` says that it answers them."""

    account_id: str
    nickname: str
    message_id: str
    room_id: str
    text: str
    replied: bool


def list_active(since: datetime) -> Sequence[str]:
    """The rooms where something happened from `since` on."""
    # Asked by itself, because within another question SQLite would go through every membership instead.
    return session().scalars(select(Room.id).where(Room.active_at >= since).order_by(Room.active_at)).all()


def is_anybody_unalerted(room_ids: Collection[str], *, until: datetime) -> bool:
    """Whether `list_unalerted` would find anybody."""
    return session().execute(_unalerted(room_ids, until).limit(1)).first() is not None


def list_unalerted(room_ids: Collection[str], *, until: datetime, most: int) -> Sequence[Unalerted]:
    """Who is to be told of what was said in these rooms up to `until`.

    Their memberships stay locked, and those another worker has locked are left to it.
    """
    found = _unalerted(room_ids, until).order_by(Membership.room_id, Membership.account_id).limit(most)
    return [Unalerted(*row) for row in session().execute(found.with_for_update(of=Membership, skip_locked=True))]


def list_calls(places: Collection[Place]) -> Sequence[Call]:
    """What may call somebody by name or answers them, of all that they have not been told of in these places."""
    found = (
        select(
            Membership.account_id,
            Account.nickname,
            Message.id,
            Message.room_id,
            Message.text,
            func.coalesce(_Parent.author_id == Membership.account_id, False),
        )
        .select_from(Membership)
        .join(Room, Room.id == Membership.room_id)
        .join(Account, Account.id == Membership.account_id)
        .join(Message, _is_news())
        .outerjoin(_Parent, _Parent.id == Message.reply_to_id)
        # The rooms by themselves as well, because by pairs alone SQLite would go through every membership.
        .where(Membership.room_id.in_({room_id for room_id, _ in places}))
        .where(tuple_(Membership.room_id, Membership.account_id).in_(places), Room.kind != "direct")
        .where(Message.seq > Membership.alerted_seq)
        .where(or_(_Parent.author_id == Membership.account_id, Message.text.contains("@")))
        .order_by(Message.sent_at, Message.id)
    )
    return [Call(*row) for row in session().execute(found)]


def list_news(account_ids: Collection[str]) -> Mapping[str, Sequence[str]]:
    """The rooms in which each of these people has something to read and wants to be told."""
    found = _places().where(Membership.account_id.in_(account_ids), exists().where(_is_news()))
    rooms: dict[str, list[str]] = {}
    for account_id, room_id in session().execute(found.order_by(Membership.room_id)):
        rooms.setdefault(account_id, []).append(room_id)
    return rooms


def count_news(account_ids: Collection[str], *, until: datetime) -> Mapping[str, int]:
    """How many messages came for each of these people since their last mail, up to `until`, and are not read."""
    found = (
        select(Membership.account_id, func.count())
        .select_from(Membership)
        .join(Room, Room.id == Membership.room_id)
        .join(MailAddress, MailAddress.account_id == Membership.account_id)
        .join(Message, _is_news())
        .where(_is_told(), Membership.account_id.in_(account_ids))
        .where(Message.sent_at > MailAddress.told_until, Message.sent_at <= until)
        .group_by(Membership.account_id)
    )
    return dict(iter(session().execute(found)))


def _unalerted(room_ids: Collection[str], until: datetime) -> Select[str, str, int]:
    new = exists().where(_is_news(), Message.seq > Membership.alerted_seq, Message.sent_at <= until)
    return (
        select(Membership.room_id, Membership.account_id, Room.last_seq)
        .join(Room, Room.id == Membership.room_id)
        .join(Account, Account.id == Membership.account_id)
        .where(Membership.room_id.in_(room_ids))
        .where(Room.last_seq > Membership.alerted_seq, Room.last_seq > Membership.read_seq)
        .where(_is_told(), Account.status == "active", new)
    )


def _places() -> Select[str, str]:
    places = select(Membership.account_id, Membership.room_id)
    return places.join(Room, Room.id == Membership.room_id).where(_is_told())


def _is_told() -> ColumnElement[bool]:
    """In the room, not muted, and there to talk: whoever only watches would be told of everything."""
    return and_(
        Membership.left_at.is_(None),
        Membership.muted.is_(False),
        Membership.role != "watcher",
        Room.closed_at.is_(None),
    )


def _is_news() -> ColumnElement[bool]:
    return and_(
        Message.room_id == Membership.room_id,
        Message.seq > Membership.read_seq,
        Message.seq > Membership.since_seq,
        Message.sent_at >= Membership.joined_at,
        Message.author_id != Membership.account_id,
        Message.kind != "system",
        Message.removed_by.is_(None),
        ~are_blocked(Membership.account_id, Message.author_id),
    )
