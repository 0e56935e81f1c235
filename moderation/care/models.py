"""The table of pauses."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.db import ID_LENGTH, Base
from backend.core.ids import new_id

BREAK, DEBRIEF, NOT_NOW = "break", "debrief", "not_now"
KINDS = (BREAK, DEBRIEF, NOT_NOW)


class Pause(Base):
    """Somebody took a break, talked it over, or said not now; nobody else is shown it."""

    __tablename__ = "moderation_pauses"
    __table_args__ = (
        CheckConstraint("kind IN ('break', 'debrief', 'not_now')", "kind"),
        Index("ix_moderation_pauses_account", "account_id", "began_at"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    account_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    kind: Mapped[str]
    began_at: Mapped[datetime] = mapped_column(default=clock.now)
