"""Who may take part, who may write and when, and whose words reach whom: pure rules over plain facts."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Literal, Protocol

from backend.accounts.ages import ages_fit
from backend.chat.errors import RoomClosed, RoomNight, RoomNotYet, RoomUnwatched, RoomWaiting
from backend.chat.models import Message, Room
from backend.core.actor import Actor
from backend.core.clock import COPENHAGEN
from backend.core.errors import Conflict, Forbidden

TAKE_PART, HOST = "chat.write", "chat.host"
OVERSEE = "moderation.oversee"
WATCH = ("moderation.work", OVERSEE)
HOSTED = ("interest", "staff")
LEAST_IN_GROUP, MOST_IN_GROUP = 3, 8
EVENING, MORNING = time(21), time(7)
AROUND_EVENT = timedelta(hours=2)

Reason = Literal["ended", "not_yet", "over", "waiting", "night", "unwatched"]
Pairs = Collection[frozenset[str]]


class Party(Protocol):
    """Somebody in a room, as far as the rules ask."""

    @property
    def account_id(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def kind(self) -> str: ...


class Place(Protocol):
    """A room, as far as the rules ask."""

    @property
    def kind(self) -> str: ...
    @property
    def pair(self) -> frozenset[str]: ...
    @property
    def opens_at(self) -> datetime | None: ...
    @property
    def closes_at(self) -> datetime | None: ...
    @property
    def starts_at(self) -> datetime | None: ...
    @property
    def ends_at(self) -> datetime | None: ...
    @property
    def closed_at(self) -> datetime | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What is true of a room at this moment.

    `people` are all who are in it, `watched` says that a screened second adult reads along, `spoken` that a youth
    has written in it (asked of direct rooms only), `blocked` holds the pairs of which one has blocked the other.
    """

    people: Collection[Party]
    watched: bool
    spoken: bool
    blocked: Pairs


_REFUSALS: dict[Reason, type[Conflict]] = {
    "ended": RoomClosed,
    "over": RoomClosed,
    "not_yet": RoomNotYet,
    "waiting": RoomWaiting,
    "night": RoomNight,
    "unwatched": RoomUnwatched,
}


def can_take_part(actor: Actor) -> bool:
    """Whoever has lost the right to chat, for one day or for good, does not read either."""
    return actor.can(TAKE_PART)


def can_watch(actor: Actor) -> bool:
    """A second adult must be screened and know how to act on what they read."""
    return actor.is_adult and any(actor.can(capability) for capability in WATCH)


def can_read(actor: Actor, role: str) -> bool:
    """Whether somebody with this role in a room may read there today; whoever only watches, while they may watch."""
    return can_watch(actor) if role == "watcher" else can_take_part(actor)


def why_closed(room: Place, kind: str, situation: Situation, now: datetime) -> Reason | None:
    """Why a youth or an adult (`kind`) may not write in `room` now; None when they may.

    With nothing in it that tells a block from an end.
    """
    if reason := _why_shut(room, situation, now):
        return reason
    if not is_mixed(situation.people):
        return None
    if kind == "adult" and room.kind == "direct" and not situation.spoken:
        return "waiting"  # an adult never begins
    if is_night(now) and not _takes_place(room, now) and (kind == "adult" or room.kind == "direct"):
        return "night"
    return None if situation.watched else "unwatched"


def require_writable(room: Place, kind: str, situation: Situation, now: datetime) -> None:
    """Raise RoomClosed, RoomNotYet, RoomWaiting, RoomNight or RoomUnwatched when they may not write now."""
    if reason := why_closed(room, kind, situation, now):
        raise _REFUSALS[reason]


def is_mixed(people: Collection[Party]) -> bool:
    """Whether adults and youths meet here, so that a second screened adult must read along; of any age, to be safe."""
    return {one.kind for one in people} >= {"adult", "youth"}


def is_night(now: datetime) -> bool:
    """Between 21 and 7 on a wall clock in Denmark, where adults and youths do not write to each other."""
    wall = now.astimezone(COPENHAGEN).time()
    return not MORNING <= wall < EVENING


def next_morning(now: datetime) -> datetime:
    """When the night around `now`, or the next one, is over."""
    wall = now.astimezone(COPENHAGEN)
    day = wall.date() if wall.time() < MORNING else wall.date() + timedelta(days=1)
    return datetime.combine(day, MORNING, COPENHAGEN)


def is_hidden(room_kind: str, reader: Party, author_id: str, blocked: Pairs) -> bool:
    """Whether a block, whoever made it, stands between a reader and what somebody said, now or before.

    Not in a direct room: it has ended, and what both wrote is theirs. Not for a watcher: somebody must see everything.
    """
    if room_kind == "direct" or reader.role == "watcher":
        return False
    return frozenset((reader.account_id, author_id)) in blocked


def is_open(room: Place, blocked: Pairs) -> bool:
    """Whether `room` has not ended, be it by a block."""
    return room.closed_at is None and room.pair not in blocked


def require_open(room: Place, blocked: Pairs) -> None:
    """Raise RoomClosed, with nothing in it that tells a block from an end."""
    if not is_open(room, blocked):
        raise RoomClosed


def require_author(actor: Actor, message: Message) -> None:
    """Raise Forbidden for somebody else's message, and for one that tells what happened, which is nobody's."""
    if message.author_id != actor.id or message.kind == "system":
        raise Forbidden


def require_friends_may_meet(one: Actor, other: Actor) -> None:
    """Raise Forbidden unless both are youths: an adult is never alone with one, and never opens a chat."""
    if one.is_adult or other.is_adult:
        raise Forbidden


def can_join(kind: str, newcomer: Actor, inside: Iterable[Actor]) -> bool:
    """Whether somebody may be in a group or staff room beside all of these: youths of fitting ages, or adults."""
    if not can_take_part(newcomer):
        return False
    if kind == "staff":
        return newcomer.is_adult and all(one.is_adult for one in inside)
    return not newcomer.is_adult and all(_may_meet(newcomer, one) for one in inside)


def require_youth(actor: Actor) -> None:
    """Raise Forbidden for an adult, and for whoever may not chat."""
    actor.require(TAKE_PART)
    if actor.is_adult:
        raise Forbidden


def require_staff(actor: Actor) -> None:
    """Raise Forbidden for all but moderators and coordinators, who open rooms for adults."""
    actor.require(TAKE_PART)
    if not can_watch(actor):
        raise Forbidden


def may_admit(actor: Actor, room: Room, role: str | None) -> bool:
    """A host, and any coordinator of the community, answers those who ask to come in; `role` is the actor's there."""
    return role == "host" or (actor.can(OVERSEE) and actor.community_id == room.community_id)


def may_word(room: Room, role: str) -> bool:
    """All in a group name it; elsewhere the host does. Events and friends have the names they have."""
    return room.kind == "group" or (room.kind in HOSTED and role == "host")


def may_run(room: Room, role: str) -> bool:
    """The host of an interest group or a staff room takes people out and closes it; youths do not judge each other."""
    return room.kind in HOSTED and role == "host"


def may_close(actor: Actor, room: Room, role: str | None) -> bool:
    """Whoever runs a room closes it; an interest group, any coordinator of its community too, for it may have no host.

    `role` is the actor's there.
    """
    oversees = actor.can(OVERSEE) and actor.community_id == room.community_id
    return (role is not None and may_run(room, role)) or (room.kind == "interest" and oversees)


def _may_meet(one: Actor, other: Actor) -> bool:
    return not other.is_adult and one.age is not None and other.age is not None and ages_fit(one.age, other.age)


def _why_shut(room: Place, situation: Situation, now: datetime) -> Reason | None:
    """What closes a room to everybody alike."""
    if not is_open(room, situation.blocked):
        return "ended"
    if room.opens_at and now < room.opens_at:
        return "not_yet"
    if room.closes_at and now >= room.closes_at:
        return "over"
    return "waiting" if room.kind == "group" and len(situation.people) < LEAST_IN_GROUP else None


def _takes_place(room: Place, now: datetime) -> bool:
    if room.starts_at is None or room.ends_at is None:
        return False
    return room.starts_at - AROUND_EVENT <= now < room.ends_at + AROUND_EVENT
