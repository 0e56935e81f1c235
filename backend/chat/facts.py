"""All that must be known to let drafts in, read at once while their rooms are locked."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, bindparam, or_, select

from backend.accounts.models import Account, Block
from backend.accounts.queries import actors_by_id
from backend.chat.drafts import Draft, Key
from backend.chat.following import Following
from backend.chat.models import Message, Picture, Room
from backend.chat.permissions import Situation, can_read, is_mixed
from backend.chat.queries import list_spoken, list_trusted, list_unsaid
from backend.chat.rosters import Roster, list_rosters
from backend.chat.said import Card, Repeated, Said
from backend.core.db import run
from backend.core.errors import Invalid, NotFound
from backend.core.lists import among, listed, rows
from moderation.sanctions.queries import NONE, Limits, list_limits

RECENT = 10

Sender = tuple[str, str]  # a room and somebody who writes there
Blocked = set[frozenset[str]]


class Place(NamedTuple):
    """A room, as far as sending asks."""

    id: str
    kind: str
    pair_key: str | None
    last_seq: int
    roster_stamp: int
    opens_at: datetime | None
    closes_at: datetime | None
    starts_at: datetime | None
    ends_at: datetime | None
    closed_at: datetime | None

    @property
    def pair(self) -> frozenset[str]:
        """The two people of a direct room; empty for any other."""
        return frozenset(self.pair_key.split(":")) if self.pair_key else frozenset()


@dataclass(slots=True, kw_only=True)
class Facts:
    """What is true of the rooms, their people and their messages while the rooms are locked."""

    rooms: dict[str, Place]
    rosters: Mapping[str, Roster]
    readers: dict[str, frozenset[str]]
    situations: dict[str, Situation]
    authors: Mapping[str, Card]
    repliable: Collection[tuple[str, str]]
    stored: dict[Key, Said | Repeated]
    recent: dict[Sender, list[str]]
    pictures: dict[str, Picture]
    trusted: Collection[str]
    following: Following
    limits: Mapping[str, Limits]

    def limits_on(self, draft: Draft) -> Limits:
        """What its author's writing is subject to by a moderator's decision."""
        return self.limits.get(draft.actor.id, NONE)

    def get_room(self, draft: Draft) -> Place:
        """The room of a draft; raises NotFound for one its author is not in."""
        roster = self.rosters.get(draft.room_id)
        if roster is None or draft.actor.id not in roster.people:
            raise NotFound
        return self.rooms[draft.room_id]

    def find_picture(self, draft: Draft) -> Picture | None:
        """The picture of a draft; raises Invalid for one that is not its author's, or not for saying here and now."""
        if draft.picture_id is None:
            return None
        picture = self.pictures.get(draft.picture_id)
        if picture is None or (picture.owner_id, picture.room_id) != (draft.actor.id, draft.room_id):
            raise Invalid(errors={"picture_id": ["unknown"]})
        return picture

    def words(self, draft: Draft) -> str:
        """All that a draft says in words: what it writes, and what its picture is said to show."""
        picture = self.find_picture(draft)
        return f"{picture.alt}\n{draft.text}".strip() if picture else draft.text

    def youngest_listener(self, draft: Draft) -> int | None:
        """The lowest age among the others in the room, or None when no age among them is known."""
        return self.rosters[draft.room_id].youngest_besides(draft.actor.id)

    def listeners(self, room_id: str) -> frozenset[str]:
        """Everybody in the room who may read there today."""
        return self.readers[room_id]

    def is_parted(self, said: Said) -> bool:
        """Whether a block stands between the author and somebody in the room."""
        blocked = self.situations[said.room_id].blocked
        return bool(blocked) and any(
            frozenset((said.author.id, one)) in blocked for one in self.rosters[said.room_id].ids
        )

    def watch(self, room: Room, *, readers: frozenset[str]) -> None:
        """From now on somebody else reads along in `room`, where the last word said so."""
        self.rooms[room.id] = self.rooms[room.id]._replace(last_seq=room.last_seq)
        self.situations[room.id] = replace(self.situations[room.id], watched=True)
        self.readers[room.id] = readers

    def remember(self, draft: Draft, said: Said) -> None:
        """Let the drafts after this one know of the message it became."""
        self.stored[draft.key] = said
        self.recent.setdefault((draft.room_id, draft.actor.id), []).append(draft.text)
        if draft.picture_id:
            self.pictures.pop(draft.picture_id, None)  # one is said once


def gather(drafts: Sequence[Draft]) -> Facts:
    """Lock the rooms of `drafts` (one at least) and read the rest; the number of queries does not grow with them."""
    rooms = {place.id: place for place in map(Place._make, run(_ROOMS, room_ids={d.room_id for d in drafts}))}
    rosters = list_rosters({place.id: place.roster_stamp for place in rooms.values()})
    authors, stored, recent = _list_known(drafts)
    unable = _list_unable(rosters)
    return Facts(
        rooms=rooms,
        rosters=rosters,
        readers={room_id: roster.ids - unable[room_id] for room_id, roster in rosters.items()},
        situations=_situations(rooms, rosters, unable, _list_blocked(authors)),
        authors=authors,
        repliable=_list_repliable([draft.reply_to for draft in drafts if draft.reply_to]),
        stored=stored,
        recent=recent,
        pictures=list_unsaid({draft.picture_id for draft in drafts if draft.picture_id}),
        trusted=list_trusted({draft.actor.id for draft in drafts if draft.picture_id}),
        following=Following(rooms),
        limits=list_limits(authors),
    )


def _list_known(
    drafts: Sequence[Draft],
) -> tuple[dict[str, Card], dict[Key, Said | Repeated], dict[Sender, list[str]]]:
    """Who the authors are, what they have already said under these names, and what they last said there."""
    authors: dict[str, Card] = {}
    stored: dict[Key, Said | Repeated] = {}
    recent: dict[Sender, list[str]] = {}
    asked = [(draft.actor.id, draft.client_id, draft.room_id) for draft in drafts]
    for client_id, room_id, stored_id, stored_room_id, texts, *card in run(_KNOWN, drafts=asked):
        author = authors[card[0]] = Card(*card)
        recent[room_id, author.id] = texts[::-1]
        if stored_id:
            stored[author.id, client_id] = Repeated(stored_id, stored_room_id)
    return authors, stored, recent


def _list_unable(rosters: Mapping[str, Roster]) -> dict[str, set[str]]:
    """Who in each room may not read there today: rights of adults run out one by one, those of youths all at once."""
    adults = {one.account_id for roster in rosters.values() for one in roster.adults}
    actors = actors_by_id(adults) if adults else {}
    return {
        room_id: {one.account_id for one in roster.adults if not can_read(actors[one.account_id], one.role)}
        for room_id, roster in rosters.items()
    }


def _situations(
    rooms: Mapping[str, Place], rosters: Mapping[str, Roster], unable: Mapping[str, set[str]], blocked: Blocked
) -> dict[str, Situation]:
    mixed = [
        room_id
        for room_id, room in rooms.items()
        if room.kind == "direct" and is_mixed(rosters[room_id].people.values())
    ]
    spoken = list_spoken(mixed)
    return {
        room_id: Situation(
            people=roster.people.values(),
            watched=any(one.role == "watcher" and one.account_id not in unable[room_id] for one in roster.adults),
            spoken=room_id in spoken,
            blocked=blocked,
        )
        for room_id, roster in rosters.items()
    }


def _list_blocked(author_ids: Collection[str]) -> Blocked:
    return {frozenset(pair) for pair in run(_BLOCKED, author_ids=author_ids)}


def _list_repliable(message_ids: Sequence[str]) -> set[tuple[str, str]]:
    if not message_ids:
        return set()
    return {(room_id, message_id) for room_id, message_id in run(_REPLIABLE, message_ids=message_ids)}


# Statements are prepared once, because building one costs more than running it.
_ROOMS = (
    select(*(getattr(Room, name) for name in Place._fields))
    .where(among(Room.id, "room_ids"))
    .order_by(Room.id)  # always the same, so that two units never wait for each other
    .with_for_update()
)
_BLOCKED = select(Block.blocker_id, Block.blocked_id).where(
    or_(among(Block.blocker_id, "author_ids"), among(Block.blocked_id, "author_ids"))
)
_REPLIABLE = select(Message.room_id, Message.id).where(
    among(Message.id, "message_ids"), Message.seq.is_not(None), Message.kind != "system"
)
_drafts = rows("drafts", "author_id", "client_id", "room_id")
_last_texts = (
    select(Message.text)
    .where(Message.room_id == _drafts.c.room_id, Message.author_id == _drafts.c.author_id)
    .where(Message.text != "", Message.kind != "system")
    .order_by(Message.sent_at.desc(), Message.id.desc())
    .limit(bindparam("at_most", RECENT))
    .correlate(_drafts)
    .subquery()
)
_KNOWN = (
    select(
        _drafts.c.client_id,
        _drafts.c.room_id,
        Message.id,
        Message.room_id,
        select(listed(_last_texts.c.text)).scalar_subquery(),
        *(getattr(Account, name) for name in Card._fields),
    )
    .select_from(_drafts)
    .join(Account, Account.id == _drafts.c.author_id)
    .outerjoin(Message, and_(Message.author_id == _drafts.c.author_id, Message.client_id == _drafts.c.client_id))
)
