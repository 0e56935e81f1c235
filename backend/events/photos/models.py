"""Table: photos of events."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.db import ID_LENGTH, Base


class Photo(Base):
    """A photo somebody gave for what they organise: decoded and encoded anew; its files have its id.

    It never changes. Several events show it, those of a series for one.
    """

    __tablename__ = "events_photos"
    __table_args__ = (UniqueConstraint("owner_id", "client_id"), Index("ix_events_photos_created", "created_at"))

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    owner_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"))
    client_id: Mapped[str]
    alt: Mapped[str]
    width: Mapped[int]
    height: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
