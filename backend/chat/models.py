"""Tables: rooms, who is in them, and what was said."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backend.accounts.models import Account
from backend.core import clock
from backend.core.db import ID_LENGTH, Base
from backend.core.ids import new_id

ROOM_KINDS = ("direct", "event")
ROLES = ("member", "host", "watcher")
STATUSES = ("delivered", "held", "rejected")
REMOVERS = ("author", "moderator")


class Room(Base):
    """A place to talk: two friends, or everybody who comes to an event."""

    __tablename__ = "chat_rooms"
    __table_args__ = (CheckConstraint("kind IN ('direct', 'event')", "kind"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    kind: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    community_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts_communities.id"))
    # No foreign key: events stand above chat, and chat knows nothing of theirs but the name.
    event_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), unique=True)
    pair_key: Mapped[str | None] = mapped_column(unique=True)
    last_seq: Mapped[int] = mapped_column(default=0)
    active_at: Mapped[datetime] = mapped_column(default=clock.now)
    closed_at: Mapped[datetime | None]

    @property
    def pair(self) -> frozenset[str]:
        """The two friends of a direct room; empty for any other."""
        return frozenset(self.pair_key.split(":")) if self.pair_key else frozenset()


class Membership(Base):
    """Somebody in a room, and how far they have read. Leaving keeps the row, so coming back keeps the place."""

    __tablename__ = "chat_memberships"
    __table_args__ = (
        CheckConstraint("role IN ('member', 'host', 'watcher')", "role"),
        Index("ix_chat_memberships_account", "account_id", "left_at"),
    )

    room_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("chat_rooms.id"), primary_key=True)
    account_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), primary_key=True)
    role: Mapped[str] = mapped_column(default="member")
    read_seq: Mapped[int] = mapped_column(default=0)
    joined_at: Mapped[datetime] = mapped_column(default=clock.now)
    left_at: Mapped[datetime | None]

    room: Mapped[Room] = relationship(lazy="raise")
    account: Mapped[Account] = relationship(lazy="raise")


class Message(Base):
    """What somebody wrote.

    `seq` counts the delivered messages of a room without a gap: one that is held or rejected has none.
    """

    __tablename__ = "chat_messages"
    __table_args__ = (
        CheckConstraint("status IN ('delivered', 'held', 'rejected')", "status"),
        CheckConstraint("removed_by IN ('author', 'moderator')", "removed_by"),
        CheckConstraint("(seq IS NULL) = (status <> 'delivered')", "seq"),
        UniqueConstraint("room_id", "seq"),
        UniqueConstraint("author_id", "client_id"),
        Index("ix_chat_messages_author", "room_id", "author_id", "sent_at"),
        Index("ix_chat_messages_removed", "room_id", "removed_at"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    room_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("chat_rooms.id"))
    seq: Mapped[int | None]
    author_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"))
    client_id: Mapped[str]
    text: Mapped[str]
    reply_to_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), ForeignKey("chat_messages.id"))
    status: Mapped[str]
    # Kept, so that the answer to a repeated request shows the help card again.
    needs_help: Mapped[bool] = mapped_column(default=False)
    sent_at: Mapped[datetime] = mapped_column(default=clock.now)
    removed_by: Mapped[str | None]
    removed_at: Mapped[datetime | None]

    author: Mapped[Account] = relationship(lazy="raise")

    @property
    def shown_text(self) -> str:
        """The text as anybody may see it: a removed message leaves an empty place."""
        return "" if self.removed_by else self.text
