"""Tables: notices, what each person chose about them, where they can be reached, and what waits to ring."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.db import ID_LENGTH, Base
from backend.core.ids import new_id

Choices = dict[str, dict[str, bool]]


def _key() -> Mapped[str]:
    return mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)


def _account(*, primary_key: bool = False, index: bool = False) -> Mapped[str]:
    return mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), primary_key=primary_key, index=index)


class Notice(Base):
    """Something one person should hear; worded when it is read, in the language of the reader."""

    __tablename__ = "notifications_notices"
    __table_args__ = (
        # The same cause is told once, however often its delivery is tried.
        UniqueConstraint("account_id", "cause"),
        Index("ix_notifications_notices_account", "account_id", "created_at", "id"),
        Index("ix_notifications_notices_unread", "account_id", "read_at"),
    )

    id: Mapped[str] = _key()
    account_id: Mapped[str] = _account()
    kind: Mapped[str]
    data: Mapped[dict[str, str]] = mapped_column(JSON)
    link: Mapped[str | None]
    cause: Mapped[str | None]
    # Its reader does not want to be called for this topic in the app: it is in the list, and not counted.
    silent: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    read_at: Mapped[datetime | None]


class Preference(Base):
    """What somebody chose: channels by topic, and from eighteen on when it is quiet (`quiet_on` None: not yet)."""

    __tablename__ = "notifications_preferences"

    account_id: Mapped[str] = _account(primary_key=True)
    choices: Mapped[Choices] = mapped_column(JSON, default=dict)
    quiet_on: Mapped[bool | None]
    quiet_starts: Mapped[str | None]
    quiet_ends: Mapped[str | None]


class PushSubscription(Base):
    """A browser that lets us ring it, for as long as the session it was made in."""

    __tablename__ = "notifications_push_subscriptions"

    id: Mapped[str] = _key()
    account_id: Mapped[str] = _account(index=True)
    session_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts_sessions.id"), index=True)
    endpoint: Mapped[str] = mapped_column(unique=True)
    p256dh: Mapped[str]
    auth: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    rung_at: Mapped[datetime | None]


class MailAddress(Base):
    """Where somebody wants their mail, once they have shown with a code that it is theirs.

    The code is not kept: it follows from `nonce` and a key of the server. `unsubscribe_token` is kept as it is,
    because every mail carries it and it can do nothing but stop them.
    """

    __tablename__ = "notifications_mail_addresses"

    account_id: Mapped[str] = _account(primary_key=True)
    address: Mapped[str]
    nonce: Mapped[str]
    expires_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    unsubscribe_token: Mapped[str] = mapped_column(unique=True)
    # A digest is about what has come since.
    told_until: Mapped[datetime]
    mailed_at: Mapped[datetime | None]


class Ring(Base):
    """Somebody's devices should ring for a topic once `due_at` has come; what is due together rings once."""

    __tablename__ = "notifications_rings"
    __table_args__ = (Index("ix_notifications_rings_due", "due_at", "account_id"),)

    id: Mapped[str] = _key()
    account_id: Mapped[str] = _account(index=True)
    topic: Mapped[str]
    path: Mapped[str]
    urgent: Mapped[bool] = mapped_column(default=False)
    # Read meanwhile, it needs no ringing.
    notice_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), ForeignKey("notifications_notices.id"))
    due_at: Mapped[datetime]
