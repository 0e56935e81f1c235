"""Tables: looks at people's words, and leave to read around a case."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.db import ID_LENGTH, Base

# The case itself; what was said around it; somebody else's second look at a decision, or after an appeal.
WHYS = CASE, AROUND, SECOND, APPEAL = ("case", "around", "second", "appeal")
REASON_LENGTH = (10, 500)


class Look(Base):
    """One person's looks at what another wrote, in one case, for one reason."""

    __tablename__ = "moderation_looks"
    __table_args__ = (
        CheckConstraint("why IN ('case', 'around', 'second', 'appeal')", "why"),
        Index("ix_moderation_looks_mine", "account_id", "first_at"),
    )

    case_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("moderation_cases.id"), primary_key=True)
    account_id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    reader_id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    why: Mapped[str] = mapped_column(primary_key=True)
    first_at: Mapped[datetime] = mapped_column(default=clock.now)
    last_at: Mapped[datetime] = mapped_column(default=clock.now)


class WiderReading(Base):
    """Leave to read what was said around a case: why, until when, and how much of it is used up."""

    __tablename__ = "moderation_wider_readings"

    case_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("moderation_cases.id"), primary_key=True)
    reader_id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    reason: Mapped[str]
    opened_at: Mapped[datetime] = mapped_column(default=clock.now)
    until: Mapped[datetime]
    pages: Mapped[int] = mapped_column(default=0)
    pages_allowed: Mapped[int]
