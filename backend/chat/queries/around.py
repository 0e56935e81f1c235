"""What stands around messages and is not in their rows: quotes, reactions, pictures, and who must not read whom."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from backend.accounts.models import Account
from backend.chat.models import Membership, Message, Picture, Reaction, Room
from backend.chat.permissions import is_hidden
from backend.chat.queries.blocks import list_blocked_among
from backend.core.db import session


class Seat(NamedTuple):
    """A reader's place in a room, as far as it says what they may read there."""

    room_id: str
    account_id: str
    role: str
    kind: str
    room_kind: str
    since_seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands around some messages, for all their readers at once."""

    quoted: Mapping[str, Message] = field(default_factory=dict)
    reactions: Mapping[str, Sequence[Reaction]] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    blocked: Collection[frozenset[str]] = ()
    seats: Mapping[tuple[str, str], Seat] = field(default_factory=dict)

    def is_apart(self, room_id: str, reader_id: str, other_id: str) -> bool:
        """Whether, in this room, a block hides from a reader what the other says and does."""
        if frozenset((reader_id, other_id)) not in self.blocked:
            return False
        seat = self.seats.get((room_id, reader_id))
        return seat is None or is_hidden(seat.room_kind, seat, other_id, self.blocked)

    def find_quoted(self, message: Message, reader_id: str) -> Message | None:
        """What a message answers, unless this reader has no right to read it."""
        quoted = self.quoted.get(message.reply_to_id or "")
        seat = self.seats.get((message.room_id, reader_id))
        if quoted is None or seat is None or (quoted.seq or 0) <= seat.since_seq:
            return None
        return None if self.is_apart(message.room_id, reader_id, quoted.author_id) else quoted

    def list_reactions(self, message: Message, reader_id: str) -> Sequence[Reaction]:
        """The reactions this reader may see, the first first."""
        found = self.reactions.get(message.id, ())
        return [one for one in found if not self.is_apart(message.room_id, reader_id, one.account_id)]


NOTHING = Around()


def look_around(messages: Collection[Message], reader_ids: Collection[str]) -> Around:
    """All that is needed to show `messages` to these readers; the number of queries does not grow with either."""
    shown = [message for message in messages if message.removed_by is None]
    quoted = list_quoted({message.reply_to_id for message in shown if message.reply_to_id})
    # A reaction is a change: what nothing happened to has none.
    reactions = _list_reactions([message.id for message in shown if message.change is not None])
    authors = {message.author_id for message in (*messages, *quoted.values())}
    reactors = {one.account_id for several in reactions.values() for one in several}
    blocked = list_blocked_among({*reader_ids, *authors, *reactors})
    room_ids = {message.room_id for message in messages}
    return Around(
        quoted=quoted,
        reactions=reactions,
        pictures=_list_pictures({message.picture_id for message in shown if message.picture_id}),
        blocked=blocked,
        seats=_list_seats(room_ids, reader_ids) if blocked or quoted else {},
    )


def list_quoted(message_ids: Collection[str]) -> dict[str, Message]:
    """These messages with their authors, whoever asks."""
    if not message_ids:
        return {}
    quoted = select(Message).options(joinedload(Message.author, innerjoin=True)).where(Message.id.in_(message_ids))
    return {message.id: message for message in session().scalars(quoted)}


def _list_reactions(message_ids: Collection[str]) -> dict[str, list[Reaction]]:
    if not message_ids:
        return {}
    of_these = select(Reaction).where(Reaction.message_id.in_(message_ids))
    return _by_message(session().scalars(of_these.order_by(Reaction.made_at, Reaction.account_id)))


def _by_message(reactions: Iterable[Reaction]) -> dict[str, list[Reaction]]:
    grouped: dict[str, list[Reaction]] = {}
    for one in reactions:
        grouped.setdefault(one.message_id, []).append(one)
    return grouped


def _list_pictures(picture_ids: Collection[str]) -> dict[str, Picture]:
    if not picture_ids:
        return {}
    return {
        one.id: one
        for one in session().scalars(select(Picture).where(Picture.id.in_(picture_ids), Picture.removed_at.is_(None)))
    }


def _list_seats(room_ids: Collection[str], account_ids: Collection[str]) -> dict[tuple[str, str], Seat]:
    columns = (Membership.room_id, Membership.account_id, Membership.role, Account.kind, Room.kind)
    here = select(*columns, Membership.since_seq).join(Membership.account).join(Membership.room)
    found = session().execute(
        here.where(
            Membership.room_id.in_(room_ids), Membership.account_id.in_(account_ids), Membership.left_at.is_(None)
        )
    )
    return {(seat.room_id, seat.account_id): seat for seat in map(Seat._make, found)}
