"""The table of concerns."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.db import ID_LENGTH, Base
from backend.core.ids import new_id

STATES = ("draft", "reviewed", "handed_over", "receipt", "answered")
# By law for a child; from the eighteenth birthday on only with the young person's own yes.
UNDERRETNING, CONTACT = "underretning", "contact"
PATHS = (UNDERRETNING, CONTACT)
WAYS = ("digital_post", "form", "phone", "in_person")
ADULT = 18


class Concern(Base):
    """What one adult saw, heard or was told, and what became of it.

    What was observed stands apart from what the writer thinks. Nothing but a person moves it on.
    """

    __tablename__ = "moderation_concerns"
    __table_args__ = (
        CheckConstraint("handed_over_at IS NULL OR municipality IS NOT NULL", "addressed"),
        CheckConstraint("receipt_at IS NULL OR handed_over_at IS NOT NULL", "receipt"),
        CheckConstraint("answered_at IS NULL OR handed_over_at IS NOT NULL", "answered"),
        Index("ix_moderation_concerns_community", "community_id", "created_at", "id"),
        Index("ix_moderation_concerns_writer", "writer_id", "created_at", "id"),
        Index("ix_moderation_concerns_due", "due_at"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    community_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    writer_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    about: Mapped[str]
    birth_date: Mapped[date | None]
    happened_on: Mapped[date]
    observed: Mapped[str]
    source: Mapped[str]
    impressions: Mapped[str | None]
    told_youth: Mapped[str | None]
    youth_wants: Mapped[str | None]
    danger: Mapped[bool]
    municipality: Mapped[str | None]
    consented: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    changed_at: Mapped[datetime] = mapped_column(default=clock.now)
    reviewed_at: Mapped[datetime | None]
    reviewed_by_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    handed_over_at: Mapped[datetime | None]
    handed_over_by_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    way: Mapped[str | None]
    receipt_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    # The clock that runs out next, so that somebody is told when it does.
    due_clock: Mapped[str | None]
    due_at: Mapped[datetime | None]

    @property
    def state(self) -> str:
        moments = (self.answered_at, self.receipt_at, self.handed_over_at, self.reviewed_at)
        reached = zip(reversed(STATES), moments, strict=False)
        return next((state for state, moment in reached if moment), "draft")

    @property
    def path(self) -> str:
        """Which way it goes; whose age is not known counts as a child."""
        return CONTACT if self.birth_date and _age_on(self.happened_on, self.birth_date) >= ADULT else UNDERRETNING


def _age_on(day: date, birth_date: date) -> int:
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))
