"""Table: drafts of events."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.db import ID_LENGTH, Base


class Draft(Base):
    """What somebody is writing, as far as they are: days and hours are those on the wall.

    `version` counts the times it was saved. Once posted it is kept for a day, so that pressing again finds `event_id`,
    which is the first of a series.
    """

    __tablename__ = "events_drafts"
    __table_args__ = (Index("ix_events_drafts_own", "account_id", "event_id", "updated_at", "id"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    account_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"))
    facts: Mapped[dict[str, Any]]
    version: Mapped[int] = mapped_column(default=1)
    event_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    updated_at: Mapped[datetime] = mapped_column(default=clock.now)
