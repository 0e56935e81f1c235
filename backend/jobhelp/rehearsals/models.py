"""Tables: when an adult has time to rehearse, and who comes."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.db import ID_LENGTH, Base
from backend.core.ids import new_id


class Slot(Base):
    """Time in the open house in which an adult rehearses an interview with one youth; `second_id` is there too.

    Whoever raises `turn` makes the others wait.
    """

    __tablename__ = "jobhelp_slots"
    __table_args__ = (
        CheckConstraint("helper_id != second_id", "two"),
        CheckConstraint("starts_at < ends_at", "times"),
        UniqueConstraint("helper_id", "starts_at"),
        Index("ix_jobhelp_slots_ahead", "community_id", "starts_at", "id"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    community_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts_communities.id"))
    helper_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"))
    second_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), index=True)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    turn: Mapped[int] = mapped_column(default=0)

    @property
    def adult_ids(self) -> tuple[str, str]:
        """Both who are there."""
        return self.helper_id, self.second_id


class Booking(Base):
    """Who comes to a slot: one youth for each, one slot for each youth. Forgotten when it is over.

    `wants` is what they would like to rehearse, for the helper alone.
    """

    __tablename__ = "jobhelp_slot_bookings"

    slot_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("jobhelp_slots.id"), primary_key=True)
    account_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), unique=True)
    wants: Mapped[str | None]
    booked_at: Mapped[datetime] = mapped_column(default=clock.now)
    reminded_at: Mapped[datetime | None]
