"""Table: decisions that wait for a second person."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backend.core import clock
from backend.core.db import ID_LENGTH, Base
from backend.core.ids import new_id
from moderation.models import Act, Case

KINDS = DECISION, READING = ("decision", "reading")
ANSWERS = ("yes", "no", "too_late")


class Second(Base):
    """What somebody decided that one person may not decide alone, and what the other said."""

    __tablename__ = "moderation_seconds"
    __table_args__ = (
        CheckConstraint("answer IN ('yes', 'no', 'too_late')", "answer"),
        CheckConstraint("kind IN ('decision', 'reading')", "kind"),
        Index(
            "uq_moderation_seconds_waiting",
            "case_id",
            "kind",
            unique=True,
            sqlite_where=text("answered_at IS NULL"),
            postgresql_where=text("answered_at IS NULL"),
        ),
        Index("ix_moderation_seconds_waiting", "answered_at", "expires_at", "id"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    case_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("moderation_cases.id"))
    kind: Mapped[str] = mapped_column(default=DECISION)
    asked_by_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    asked_at: Mapped[datetime] = mapped_column(default=clock.now)
    expires_at: Mapped[datetime]
    done: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    guideline: Mapped[str]
    rationale: Mapped[str]
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    answer: Mapped[str | None]
    note: Mapped[str | None]

    case: Mapped[Case] = relationship(lazy="raise")

    @property
    def acts(self) -> Sequence[Act]:
        """All that is to be done."""
        return [Act(**act) for act in self.done]
