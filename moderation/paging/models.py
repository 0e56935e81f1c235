"""Tables: the phone list, the pages of a case, and whom each page calls."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.db import ID_LENGTH, Base
from backend.core.ids import new_id

RUNGS = ("colleague", "duty", "phone")
STATES = ("queued", "sent", "acknowledged")
FUNCTION_LENGTH = 80


class Phone(Base):
    """A number to ring when nobody in the app answers: a function, not a person, and its place in the order."""

    __tablename__ = "moderation_phones"
    __table_args__ = (UniqueConstraint("community_id", "place"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    community_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    place: Mapped[int]
    function: Mapped[str]
    number: Mapped[str]


class Call(Base):
    """One rung of the ladder a case is on: who is called, how often, and who said that they have it."""

    __tablename__ = "moderation_pages"
    __table_args__ = (
        CheckConstraint("rung IN ('colleague', 'duty', 'phone')", "rung"),
        UniqueConstraint("case_id", "number"),
        Index("ix_moderation_pages_community", "community_id", "opened_at", "id"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    community_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    case_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("moderation_cases.id"))
    # Counts the pages of a case, so that two processes cannot both begin the next.
    number: Mapped[int]
    rung: Mapped[str]
    place: Mapped[int]
    function: Mapped[str | None]
    phone_number: Mapped[str | None]
    token: Mapped[str]
    opened_at: Mapped[datetime] = mapped_column(default=clock.now)
    rings: Mapped[int] = mapped_column(default=0)
    next_ring_at: Mapped[datetime]
    climb_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    acknowledged_at: Mapped[datetime | None]
    acknowledged_by_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))

    @property
    def state(self) -> str:
        if self.acknowledged_at:
            return "acknowledged"
        return "sent" if self.sent_at else "queued"


class CalledPerson(Base):
    """Somebody a page calls in the app."""

    __tablename__ = "moderation_paged_people"

    page_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("moderation_pages.id"), primary_key=True)
    account_id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, index=True)
