"""Table: who disagreed with what, and what somebody else said."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backend.core import clock
from backend.core.db import ID_LENGTH, Base
from backend.core.ids import new_id
from moderation.models import RATIONALE_LENGTH, Case, Decision

OUTCOMES = UPHOLD, OVERTURN, CHANGE = ("uphold", "overturn", "change")
TEXT_LENGTH = 2000


class Appeal(Base):
    """One person's no to one statement, and the answer."""

    __tablename__ = "moderation_appeals"
    __table_args__ = (
        CheckConstraint("outcome IN ('uphold', 'overturn', 'change')", "outcome"),
        CheckConstraint("length(rationale) BETWEEN {} AND {}".format(*RATIONALE_LENGTH), "rationale"),
        CheckConstraint("(outcome IS NULL) = (rationale IS NULL)", "reasons"),
        Index("ix_moderation_appeals_open", "community_id", "answered_at", "due_at", "id"),
        Index("ix_moderation_appeals_due", "answered_at", "due_at"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    statement_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("moderation_statements.id"), unique=True)
    decision_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("moderation_decisions.id"), index=True)
    case_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("moderation_cases.id"))
    community_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    appellant_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    words: Mapped[str]
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    due_at: Mapped[datetime]
    overdue_told_at: Mapped[datetime | None]
    claimed_by_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    lease_until: Mapped[datetime | None]
    outcome: Mapped[str | None]
    rationale: Mapped[str | None]
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))

    case: Mapped[Case] = relationship(lazy="raise")
    decision: Mapped[Decision] = relationship(lazy="raise")

    @property
    def holder_id(self) -> str | None:
        """Who looks at it at this moment."""
        return self.claimed_by_id if self.lease_until and self.lease_until > clock.now() else None
