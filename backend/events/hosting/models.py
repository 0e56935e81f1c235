"""Table: who hosts an event besides its organiser."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.db import ID_LENGTH, Base
from backend.core.ids import new_id

MOST = 5


class CoHost(Base):
    """Somebody asked to host one event, or all of a series; they do from the moment they said yes.

    Whoever is of a neighbour brings their own youths: it is open to those while they host.
    """

    __tablename__ = "events_co_hosts"
    __table_args__ = (
        CheckConstraint("(event_id IS NULL) != (series_id IS NULL)", "subject"),
        UniqueConstraint("event_id", "account_id"),
        UniqueConstraint("series_id", "account_id"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    event_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), ForeignKey("events.id", ondelete="CASCADE"))
    series_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), ForeignKey("events_series.id"))
    account_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), index=True)
    # The neighbour whose youths may come; nothing for a host of the community that holds it.
    brings_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), ForeignKey("accounts_communities.id"), index=True)
    asked_at: Mapped[datetime] = mapped_column(default=clock.now)
    said_yes_at: Mapped[datetime | None]
