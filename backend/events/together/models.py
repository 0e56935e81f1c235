"""Tables: who asked whom to come along, and who lets friends see where they go."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.db import ID_LENGTH, Base


class Asking(Base):
    """One friend asked another to come along; it holds no seat. A no is remembered, so they are not asked again.

    Nobody but the friend learns of a no: to the asker it looks like an open one, until they take it back (`is_shown`).
    """

    __tablename__ = "events_askings"
    __table_args__ = (
        CheckConstraint("status IN ('open', 'yes', 'no', 'withdrawn')", "status"),
        Index("ix_events_askings_friend", "friend_id", "event_id"),
    )

    event_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("events.id"), primary_key=True)
    asker_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), primary_key=True)
    friend_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), primary_key=True)
    status: Mapped[str] = mapped_column(default="open")
    is_shown: Mapped[bool] = mapped_column(default=True)
    asked_at: Mapped[datetime] = mapped_column(default=clock.now)


class Openness(Base):
    """Somebody lets those friends who do the same see which events they come to; without a row nobody sees it."""

    __tablename__ = "events_openness"

    account_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), primary_key=True)
    since: Mapped[datetime] = mapped_column(default=clock.now)
