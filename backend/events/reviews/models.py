"""Tables: how far an organiser is known, and every look at an event."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.db import ID_LENGTH, Base
from backend.core.ids import new_id

# So many looks that found an organiser's events good, and nobody looks first any more.
ENOUGH = 2


class Organiser(Base):
    """How many events of somebody were looked at and found good; none again once a moderator took one away."""

    __tablename__ = "events_organisers"
    __table_args__ = (CheckConstraint("approved >= 0", "approved"),)

    account_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), primary_key=True)
    approved: Mapped[int] = mapped_column(default=0)


class Review(Base):
    """One look at an event, or at the first of a series: who, what they said, and why; never changed."""

    __tablename__ = "events_reviews"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    event_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("events.id"), index=True)
    reviewer_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"))
    approves: Mapped[bool]
    reason: Mapped[str | None]
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
