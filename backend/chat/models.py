"""Tables: rooms, the ways into them, who is in them, and what was said."""

from collections.abc import Sequence
from datetime import datetime
from typing import cast

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, Table, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backend.accounts.models import Account
from backend.chat.stamps import keep_stamps
from backend.core import clock
from backend.core.db import ID_LENGTH, Base
from backend.core.ids import new_id

ROOM_KINDS = ("direct", "group", "interest", "event", "staff")
ROLES = ("member", "host", "watcher")
MESSAGE_KINDS = ("text", "picture", "system")
# What a system message tells; its author is whom it is about.
SYSTEM_CODES = (
    "opened",
    "joined",
    "left",
    "renamed",
    "closed",
    "closed_no_host",
    "closed_quiet",
    "closed_unkind",
    "adult_reads_along",
    "icebreaker",
)
# Why a group is closed, in words that blame nobody; each is told by the code that ends in it.
CLOSE_REASONS = ("no_host", "quiet", "unkind")
STATUSES = ("delivered", "held", "rejected")
REMOVERS = ("author", "moderator")
REACTIONS = ("heart", "thumbs_up", "laugh", "hug", "sad", "party")


def _one_of(column: str, values: Sequence[str]) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", column)


def _index_of_some(name: str, column: str) -> Index:
    there = text(f"{column} IS NOT NULL")
    return Index(f"ix_chat_messages_{name}", "room_id", column, sqlite_where=there, postgresql_where=there)


def _key() -> Mapped[str]:
    return mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)


def _account(*, primary_key: bool = False) -> Mapped[str]:
    return mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), primary_key=primary_key)


def _room(*, primary_key: bool = False) -> Mapped[str]:
    return mapped_column(String(ID_LENGTH), ForeignKey("chat_rooms.id"), primary_key=primary_key)


def _message(*, primary_key: bool = False) -> Mapped[str]:
    return mapped_column(String(ID_LENGTH), ForeignKey("chat_messages.id"), primary_key=primary_key)


class Room(Base):
    """A place to talk: two friends, a small group, an interest, everybody who comes to an event, or the adults.

    `last_seq` counts its delivered messages, `last_change` what was changed about them afterwards; it gets another
    `roster_stamp` when anything changes about who is in it.
    """

    __tablename__ = "chat_rooms"
    __table_args__ = (
        _one_of("kind", ROOM_KINDS),
        Index("ix_chat_rooms_active", "active_at"),
        # Of an event two communities share, each has its own room.
        UniqueConstraint("event_id", "community_id"),
        Index("ix_chat_rooms_community", "community_id", "kind"),
    )

    id: Mapped[str] = _key()
    kind: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    purpose: Mapped[str] = mapped_column(default="")
    guidelines: Mapped[str] = mapped_column(default="")
    # Whom an interest group is for; empty for everybody.
    age_bands: Mapped[list[str]] = mapped_column(default=list)
    community_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts_communities.id"))
    created_by_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"))
    # No foreign key: events stand above chat, and chat knows nothing of theirs but the name.
    event_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    pair_key: Mapped[str | None] = mapped_column(unique=True)
    last_seq: Mapped[int] = mapped_column(default=0)
    last_change: Mapped[int] = mapped_column(default=0)
    roster_stamp: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")
    active_at: Mapped[datetime] = mapped_column(default=clock.now)
    # When it may be written in: an event's room opens before the event and closes after it.
    opens_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    # When the event itself takes place: adults may write then, also at night.
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]

    @property
    def pair(self) -> frozenset[str]:
        """The two people of a direct room; empty for any other."""
        return frozenset(self.pair_key.split(":")) if self.pair_key else frozenset()


class Membership(Base):
    """Somebody in a room, and how far they have read. Leaving keeps the row, so coming back keeps the place."""

    __tablename__ = "chat_memberships"
    __table_args__ = (_one_of("role", ROLES), Index("ix_chat_memberships_account", "account_id", "left_at"))

    room_id: Mapped[str] = _room(primary_key=True)
    account_id: Mapped[str] = _account(primary_key=True)
    role: Mapped[str] = mapped_column(default="member")
    # What was said up to here was said without them, and is not theirs to read.
    since_seq: Mapped[int] = mapped_column(default=0)
    read_seq: Mapped[int] = mapped_column(default=0)
    # How far they have been told, by push or mail, that there is something to read.
    alerted_seq: Mapped[int] = mapped_column(default=0)
    muted: Mapped[bool] = mapped_column(default=False)
    joined_at: Mapped[datetime] = mapped_column(default=clock.now)
    left_at: Mapped[datetime | None]

    room: Mapped[Room] = relationship(lazy="raise")
    account: Mapped[Account] = relationship(lazy="raise")

    @property
    def kind(self) -> str:
        """A youth or an adult; its account must be loaded."""
        return self.account.kind


keep_stamps(cast("Table", Membership.__table__))


class Admission(Base):
    """A way into a room: an invitation to answer, or one's own request; nobody is in without having said yes."""

    __tablename__ = "chat_admissions"
    __table_args__ = (
        _one_of("kind", ("invitation", "request")),
        _one_of("answer", ("yes", "no")),
        Index("ix_chat_admissions_account", "account_id", "answer"),
    )

    room_id: Mapped[str] = _room(primary_key=True)
    account_id: Mapped[str] = _account(primary_key=True)
    kind: Mapped[str]
    by_id: Mapped[str] = _account()
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    answer: Mapped[str | None]
    answered_at: Mapped[datetime | None]

    room: Mapped[Room] = relationship(lazy="raise")
    account: Mapped[Account] = relationship(lazy="raise", foreign_keys=account_id)
    by: Mapped[Account] = relationship(lazy="raise", foreign_keys=by_id)


class Picture(Base):
    """A picture to be said: decoded and encoded anew, so that nothing but the picture is left. The file has its id."""

    __tablename__ = "chat_pictures"
    __table_args__ = (
        UniqueConstraint("owner_id", "client_id"),
        Index("ix_chat_pictures_created", "created_at"),
        Index("ix_chat_pictures_removed", "removed_at"),
    )

    id: Mapped[str] = _key()
    owner_id: Mapped[str] = _account()
    room_id: Mapped[str] = _room()
    client_id: Mapped[str]
    alt: Mapped[str]
    width: Mapped[int]
    height: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    removed_at: Mapped[datetime | None]


class Message(Base):
    """What somebody said, or what happened in the room (a system message, whose text is a code).

    `seq` counts the delivered messages of a room without a gap: one that is held or rejected has none.
    `change` is the room's number of what last happened to it after that: an edit, a reaction, a removal.
    """

    __tablename__ = "chat_messages"
    __table_args__ = (
        _one_of("kind", MESSAGE_KINDS),
        _one_of("status", STATUSES),
        _one_of("removed_by", REMOVERS),
        CheckConstraint("(seq IS NULL) = (status <> 'delivered')", "seq"),
        UniqueConstraint("room_id", "seq"),
        UniqueConstraint("author_id", "client_id"),
        Index("ix_chat_messages_author", "room_id", "author_id", "sent_at"),
        # Few messages ever are: the others need not be written into these.
        _index_of_some("removed", "removed_at"),
        _index_of_some("change", "change"),
    )

    id: Mapped[str] = _key()
    room_id: Mapped[str] = _room()
    seq: Mapped[int | None]
    kind: Mapped[str] = mapped_column(default="text")
    author_id: Mapped[str] = _account()
    client_id: Mapped[str]
    text: Mapped[str]
    picture_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), ForeignKey("chat_pictures.id"), unique=True)
    reply_to_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), ForeignKey("chat_messages.id"))
    status: Mapped[str]
    # Kept, so that the answer to a repeated request shows the help card again.
    needs_help: Mapped[bool] = mapped_column(default=False)
    sent_at: Mapped[datetime] = mapped_column(default=clock.now)
    edited_at: Mapped[datetime | None]
    change: Mapped[int | None]
    removed_by: Mapped[str | None]
    removed_at: Mapped[datetime | None]

    author: Mapped[Account] = relationship(lazy="raise")
    picture: Mapped[Picture | None] = relationship(lazy="raise")

    @property
    def shown_text(self) -> str:
        """The text as anybody may see it: a removed message leaves an empty place, and of a code the fact it tells."""
        if self.kind == "system":
            return self.text.partition(":")[2]
        return "" if self.removed_by else self.text


class Revision(Base):
    """What a message said before an edit, or what an edit that is held would make of it; for moderators only."""

    __tablename__ = "chat_revisions"
    __table_args__ = (
        _one_of("kind", ("replaced", "held")),
        Index("ix_chat_revisions_message", "message_id", "made_at"),
    )

    id: Mapped[str] = _key()
    message_id: Mapped[str] = _message()
    kind: Mapped[str]
    text: Mapped[str]
    made_at: Mapped[datetime] = mapped_column(default=clock.now)


class Reaction(Base):
    """One of a few signs on a message; each person has one for each message, and may change it."""

    __tablename__ = "chat_reactions"
    __table_args__ = (_one_of("sign", REACTIONS),)

    message_id: Mapped[str] = _message(primary_key=True)
    account_id: Mapped[str] = _account(primary_key=True)
    sign: Mapped[str]
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
