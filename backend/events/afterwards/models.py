"""Tables: who was asked, and what was said; nothing joins the two."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.db import ID_LENGTH, Base

QUESTIONS = ("welcome", "fun", "again")
HELPS = ("company", "way_there", "other_time", "fewer_people", "was_not_up_to_it", "nothing")


class Asked(Base):
    """Somebody who had a seat was asked; `about` is `came` or `missed`. Once they have said something they are done."""

    __tablename__ = "events_asked"
    __table_args__ = (CheckConstraint("about IN ('came', 'missed')", "about"),)

    event_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("events.id"), primary_key=True)
    account_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), primary_key=True, index=True)
    about: Mapped[str]
    asked_at: Mapped[datetime] = mapped_column(default=clock.now, index=True)
    said_at: Mapped[datetime | None]


class Said(Base):
    """What somebody said, by nobody and at no time: an id by chance, the event, and the answers from 1 to 3."""

    __tablename__ = "events_said"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    event_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("events.id"), index=True)
    welcome: Mapped[int | None]
    fun: Mapped[int | None]
    again: Mapped[int | None]
    would_help: Mapped[str | None]
    words: Mapped[str | None]
