"""A message before it is one: the draft, and all that must be known to let it in."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import CompoundSelect, Select, and_, bindparam, select, union_all
from sqlalchemy.orm import contains_eager

from backend.accounts.ages import YOUNGEST, age_on
from backend.accounts.models import Account, Identity
from backend.accounts.queries import actors_by_id
from backend.chat.models import Membership, Message, Room
from backend.chat.permissions import can_watch
from backend.chat.queries import list_blocked
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import run, session
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
        ages = (one.age for one in self.present[draft.room_id].values() if one.account_id != draft.actor.id)
        return min((age for age in ages if age is not None), default=None)

    def remember(self, draft: Draft, message: Message) -> None:
        """Let the drafts after this one know of the message it became."""
        self.stored[draft.key] = message
        self.recent.setdefault((draft.room_id, draft.actor.id), []).append(draft.text)


def gather(drafts: Sequence[Draft]) -> Facts:
    """Lock the rooms of `drafts` (one at least) and read the rest; the number of queries does not grow with them."""
    rooms = _lock({draft.room_id for draft in drafts})
    present = _list_present(rooms)
    authors, stored = _authors({draft.key for draft in drafts})
    return Facts(
        rooms=rooms,
        present={room_id: {one.account_id: one for one in present if one.room_id == room_id} for room_id in rooms},
        watched=_list_watched(present),
        blocked=list_blocked(room.pair for room in rooms.values()),
        authors=authors,
        repliable=_list_repliable({draft.reply_to for draft in drafts if draft.reply_to}),
        stored=stored,
        recent=_recent({(draft.room_id, draft.actor.id) for draft in drafts}),
    )


def _lock(room_ids: Collection[str]) -> dict[str, Room]:
    return {room.id: room for room in session().scalars(_ROOMS, {"room_ids": list(room_ids)})}


def _list_present(room_ids: Iterable[str]) -> list[Present]:
    return [Present(*row) for row in run(_PRESENT, room_ids=list(room_ids))]


def _list_watched(present: Iterable[Present]) -> set[str]:
    watching = [one for one in present if one.role == "watcher"]
    actors = actors_by_id(one.account_id for one in watching) if watching else {}
    return {one.room_id for one in watching if can_watch(actors[one.account_id])}


def _list_repliable(message_ids: Collection[str]) -> set[tuple[str, str]]:
    if not message_ids:
        return set()
    return {(room_id, message_id) for room_id, message_id in run(_REPLIABLE, message_ids=list(message_ids))}


def _authors(keys: Collection[Key]) -> tuple[dict[str, Account], dict[Key, Message]]:
    """Who the authors are, and what they have already said under these names."""
    author_ids, names = zip(*keys, strict=True)
    rows = session().execute(_AUTHORS, {"author_ids": author_ids, "names": names}).all()
    said = filter(None, (message for _, message in rows))  # nothing beside an author who has said none of it
    return {author.id: author for author, _ in rows}, {(one.author_id, one.client_id): one for one in said}


def _recent(senders: Collection[Sender]) -> dict[Sender, list[str]]:
    bound = {f"room{place}": room_id for place, (room_id, _) in enumerate(senders)}
    bound |= {f"author{place}": author_id for place, (_, author_id) in enumerate(senders)}
    said: dict[Sender, list[str]] = {}
    for row in sorted(run(_last_texts(len(senders)), **bound), key=lambda row: (row.sent_at, row.id)):
        said.setdefault((row.room_id, row.author_id), []).append(row.text)
    return said


# Statements are prepared once, because building one costs more than running it.
_ROOMS = (
    select(Room)
    .where(Room.id.in_(bindparam("room_ids", expanding=True)))
    .order_by(Room.id)  # always the same, so that two units never wait for each other
    .with_for_update()
    .execution_options(populate_existing=True)
)
_PRESENT = (
    select(Membership.room_id, Membership.account_id, Membership.role, Account.kind, Identity.birth_date)
    .join(Account, Account.id == Membership.account_id)
    .outerjoin(Identity, Identity.account_id == Account.id)
    .where(Membership.room_id.in_(bindparam("room_ids", expanding=True)), Membership.left_at.is_(None))
)
_REPLIABLE = select(Message.room_id, Message.id).where(
    Message.id.in_(bindparam("message_ids", expanding=True)), Message.seq.is_not(None)
)
_AUTHORS = (
    select(Account, Message)
    .outerjoin(
        Message,
        and_(Message.author_id == Account.id, Message.client_id.in_(bindparam("names", expanding=True))),
    )
    .options(contains_eager(Message.author))
    .where(Account.id.in_(bindparam("author_ids", expanding=True)))
)


@lru_cache
def _last_texts(senders: int) -> CompoundSelect[str, str, str, datetime, str]:
    """The last texts of so many senders, whose rooms and authors are bound as room0, author0, room1 ..."""
    return union_all(*(_last_texts_of(f"room{place}", f"author{place}") for place in range(senders)))


def _last_texts_of(room: str, author: str) -> Select[str, str, str, datetime, str]:
    columns = (Message.room_id, Message.author_id, Message.text, Message.sent_at, Message.id)
    mine = select(*columns).where(Message.room_id == bindparam(room), Message.author_id == bindparam(author))
    newest = mine.where(Message.text != "").order_by(Message.sent_at.desc(), Message.id.desc())
    return select(newest.limit(RECENT).subquery())
