"""A message before it is one: the draft, and all that must be known to let it in."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Select, select, union_all
from sqlalchemy.orm import joinedload

from backend.accounts.ages import YOUNGEST, age_on
from backend.accounts.models import Account, Identity
from backend.accounts.queries import actors_by_id, people_by_id
from backend.chat.models import Membership, Message, Room
from backend.chat.permissions import can_watch
from backend.chat.queries import list_blocked
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import NotFound

RECENT = 10

Key = tuple[str, str]  # an author and their own name for a message
Sender = tuple[str, str]  # a room and somebody who writes there


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What somebody wants to say; `client_id` is their own name for it, the same however often they try."""

    actor: Actor
    room_id: str
    client_id: str
    text: str
    reply_to: str | None = None
    anyway: bool = False

    @property
    def key(self) -> Key:
        """What makes two drafts the same one."""
        return self.actor.id, self.client_id


class Present(NamedTuple):
    """Somebody in a room; a youth whose age is not known counts as the youngest there can be."""

    room_id: str
    account_id: str
    role: str
    kind: str
    birth_date: date | None

    @property
    def age(self) -> int | None:
        if self.birth_date is None:
            return YOUNGEST if self.kind == "youth" else None
        return age_on(clock.today(), self.birth_date)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is true of the rooms, their people and their messages while the rooms are locked."""

    rooms: Mapping[str, Room]
    present: Mapping[str, Mapping[str, Present]]
    watched: set[str]
    blocked: Collection[frozenset[str]]
    authors: Mapping[str, Account]
    repliable: Collection[tuple[str, str]]
    stored: dict[Key, Message]
    recent: dict[Sender, list[str]]

    def get_room(self, draft: Draft) -> Room:
        """The room of a draft; raises NotFound for one its author is not in."""
        if draft.actor.id not in self.present.get(draft.room_id, {}):
            raise NotFound
        return self.rooms[draft.room_id]

    def youngest_listener(self, draft: Draft) -> int | None:
        """The lowest age among the others in the room, or None when no age among them is known."""
        others = (one for one in self.present[draft.room_id].values() if one.account_id != draft.actor.id)
        return min((one.age for one in others if one.age is not None), default=None)

    def remember(self, draft: Draft, message: Message) -> None:
        """Let the drafts after this one know of the message it became."""
        self.stored[draft.key] = message
        self.recent.setdefault((draft.room_id, draft.actor.id), []).append(draft.text)


def gather(drafts: Sequence[Draft]) -> Facts:
    """Lock the rooms of `drafts` (one at least) and read the rest; the number of queries does not grow with them."""
    rooms = _lock({draft.room_id for draft in drafts})
    present = _list_present(rooms)
    return Facts(
        rooms=rooms,
        present={room_id: {one.account_id: one for one in present if one.room_id == room_id} for room_id in rooms},
        watched=_list_watched(present),
        blocked=list_blocked(room.pair for room in rooms.values()),
        authors=people_by_id(draft.actor.id for draft in drafts),
        repliable=_list_repliable({draft.reply_to for draft in drafts if draft.reply_to}),
        stored=_stored({draft.key for draft in drafts}),
        recent=_recent({(draft.room_id, draft.actor.id) for draft in drafts}),
    )


def _lock(room_ids: Collection[str]) -> dict[str, Room]:
    # Always in the same order, so that two units never wait for each other.
    wanted = select(Room).where(Room.id.in_(room_ids)).order_by(Room.id).with_for_update()
    return {room.id: room for room in session().scalars(wanted, execution_options={"populate_existing": True})}


def _list_present(room_ids: Iterable[str]) -> list[Present]:
    rows = session().execute(
        select(Membership.room_id, Membership.account_id, Membership.role, Account.kind, Identity.birth_date)
        .join(Account, Account.id == Membership.account_id)
        .outerjoin(Identity, Identity.account_id == Account.id)
        .where(Membership.room_id.in_(room_ids), Membership.left_at.is_(None))
    )
    return [Present(*row) for row in rows]


def _list_watched(present: Iterable[Present]) -> set[str]:
    watching = [one for one in present if one.role == "watcher"]
    actors = actors_by_id(one.account_id for one in watching) if watching else {}
    return {one.room_id for one in watching if can_watch(actors[one.account_id])}


def _list_repliable(message_ids: Collection[str]) -> set[tuple[str, str]]:
    if not message_ids:
        return set()
    delivered = select(Message.room_id, Message.id).where(Message.id.in_(message_ids), Message.seq.is_not(None))
    return {(room_id, message_id) for room_id, message_id in session().execute(delivered)}


def _stored(keys: Collection[Key]) -> dict[Key, Message]:
    authors, names = zip(*keys, strict=True)
    known = select(Message).options(joinedload(Message.author, innerjoin=True))
    rows = session().scalars(known.where(Message.author_id.in_(authors), Message.client_id.in_(names)))
    return {(message.author_id, message.client_id): message for message in rows}


def _recent(senders: Collection[Sender]) -> dict[Sender, list[str]]:
    newest = session().execute(union_all(*(_last_texts(*sender) for sender in senders))).all()
    said: dict[Sender, list[str]] = {}
    for room_id, author_id, text, _, _ in sorted(newest, key=lambda row: (row.sent_at, row.id)):
        said.setdefault((room_id, author_id), []).append(text)
    return said


def _last_texts(room_id: str, author_id: str) -> Select[str, str, str, datetime, str]:
    columns = (Message.room_id, Message.author_id, Message.text, Message.sent_at, Message.id)
    mine = select(*columns).where(Message.room_id == room_id, Message.author_id == author_id, Message.text != "")
    return select(mine.order_by(Message.sent_at.desc(), Message.id.desc()).limit(RECENT).subquery())
