"""The table of shifts."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.db import ID_LENGTH, Base
from backend.core.ids import new_id

MODERATOR, DUTY = "moderator", "duty"
KINDS = (MODERATOR, DUTY)
NOTE_LENGTH = 1000


class Shift(Base):
    """Somebody looks, or can be called, from one moment to another."""

    __tablename__ = "moderation_shifts"
    __table_args__ = (
        CheckConstraint("kind IN ('moderator', 'duty')", "kind"),
        CheckConstraint("starts_at < ends_at", "length"),
        Index("ix_moderation_shifts_community", "community_id", "ends_at"),
        Index("ix_moderation_shifts_account", "account_id", "ends_at"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    community_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    account_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    kind: Mapped[str]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    planned_by_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    planned_at: Mapped[datetime] = mapped_column(default=clock.now)
    note: Mapped[str | None]
    noted_at: Mapped[datetime | None]

    def includes(self, moment: datetime) -> bool:
        """Whether the shift is on at `moment`."""
        return self.starts_at <= moment < self.ends_at
