"""Tables: one row for each place a youth wants to work."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.db import ID_LENGTH, Base

STATES = ("wish", "applied", "interview", "answer", "job", "let_go")
WORK = ("leisure_job", "internship", "trial", "apprenticeship", "other")
DOCUMENTS = ("cv", "letter", "statement", "certificate")
# Nobody is reminded of what is over.
OVER = ("job", "let_go")


class Application(Base):
    """A place a youth would like to work, and how far they have come there.

    `told` is what they said there of being in care, in their own words: nothing unless they write something.
    `version` counts the savings, so that a second phone does not undo what the first one wrote.
    """

    __tablename__ = "jobhelp_applications"
    __table_args__ = (
        CheckConstraint("state IN ('wish', 'applied', 'interview', 'answer', 'job', 'let_go')", "state"),
        Index("ix_jobhelp_applications_board", "account_id", "state", "moved_at", "id"),
        Index("ix_jobhelp_applications_all", "account_id", "moved_at", "id"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    account_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"))
    place: Mapped[str]
    work: Mapped[str]
    state: Mapped[str]
    next_step: Mapped[str]
    remind_on: Mapped[date | None]
    notes: Mapped[str]
    told: Mapped[str]
    documents: Mapped[list[str]]
    ticked: Mapped[list[str]]
    went_well: Mapped[str]
    was_hard: Mapped[str]
    next_time: Mapped[str]
    version: Mapped[int] = mapped_column(default=1)
    moved_at: Mapped[datetime] = mapped_column(default=clock.now)
