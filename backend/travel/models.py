"""Tables: what travelling costs here, and who asked for how much."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.db import ID_LENGTH, Base
from backend.core.ids import new_id

# In the hand before one travels, or given back afterwards.
WHENS = ("before", "after")
STATUSES = ("asked", "approved", "declined", "paid", "withdrawn")
OPEN = ("asked", "approved")


class Tariff(Base):
    """The ways to get to the house and what each costs, there and back, in øre: `[{"name", "amount_ore"}]`."""

    __tablename__ = "travel_tariffs"

    community_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("accounts_communities.id"), primary_key=True
    )
    ways: Mapped[list[dict[str, Any]]] = mapped_column(JSON())
    version: Mapped[int]


class TravelRequest(Base):
    """One person's travel to one event. The way and its amount are as they stood when it was asked for.

    `reminders` is how far those who pay have been reminded; `version` counts what was done with it.
    """

    __tablename__ = "travel_requests"
    __table_args__ = (
        CheckConstraint("status IN ('asked', 'approved', 'declined', 'paid', 'withdrawn')", "status"),
        UniqueConstraint("event_id", "account_id"),
        Index("ix_travel_requests_due", "community_id", "status", "pay_by", "id"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    community_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts_communities.id"))
    event_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("events.id"))
    account_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), index=True)
    way: Mapped[str]
    amount_ore: Mapped[int]
    when: Mapped[str]
    status: Mapped[str] = mapped_column(default="asked")
    asked_at: Mapped[datetime] = mapped_column(default=clock.now)
    pay_by: Mapped[datetime]
    reason: Mapped[str | None]
    done_by_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"))
    paid_at: Mapped[datetime | None]
    reminders: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)
