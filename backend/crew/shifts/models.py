"""Tables: shifts, who takes them, and what people offer each other."""

from datetime import datetime, timedelta

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.db import ID_LENGTH, Base

DUTIES = ("door", "host", "kitchen", "clean_up", "shopping", "other")
OFFER_STATES = ("open", "taken", "declined", "withdrawn", "over")
_OPEN = text("state = 'open'")


class Shift(Base):
    """Something that is done in the house at a time on its wall clock, by so many people.

    `local_start`, `zone` and `minutes` are the truth; the moments follow. `taken` is how many have it; `version`
    rises when that changes, and `told` is how far the coordinators have been told of this version.
    """

    __tablename__ = "crew_shifts"
    __table_args__ = (
        CheckConstraint("taken >= 0 AND taken <= needed", "taken"),
        CheckConstraint("starts_at < ends_at", "times"),
        Index("ix_crew_shifts_week", "community_id", "starts_at", "id"),
        Index("ix_crew_shifts_told", "starts_at", "told"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    community_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts_communities.id"))
    duty: Mapped[str]
    local_start: Mapped[datetime] = mapped_column(DateTime())
    zone: Mapped[str]
    minutes: Mapped[int]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    needed: Mapped[int]
    taken: Mapped[int] = mapped_column(default=0)
    laid_by_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), index=True)
    laid_at: Mapped[datetime] = mapped_column(default=clock.now)
    cancelled_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=0)
    told: Mapped[int] = mapped_column(default=0)

    @property
    def everybody_from(self) -> datetime:
        """From when every youth of the crew may take it: those who have helped least come first, if there is time."""
        is_soon = self.starts_at - self.laid_at < timedelta(days=3)
        return self.laid_at if is_soon else self.laid_at + timedelta(days=1)


class Claim(Base):
    """Somebody has a shift; whoever lets go has no row."""

    __tablename__ = "crew_shift_claims"

    shift_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("crew_shifts.id"), primary_key=True)
    account_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), primary_key=True, index=True)
    claimed_at: Mapped[datetime] = mapped_column(default=clock.now)


class Offer(Base):
    """Somebody asks another to have their shift, or, with `for_shift_id`, to swap it for one of theirs."""

    __tablename__ = "crew_shift_offers"
    __table_args__ = (
        Index(
            "uq_crew_shift_offers_shift_id_from_id",
            "shift_id",
            "from_id",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
        Index("ix_crew_shift_offers_asked", "to_id", "state", "id"),
        Index("ix_crew_shift_offers_due", "state", "tell_at"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    shift_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("crew_shifts.id"))
    from_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), index=True)
    to_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"))
    for_shift_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), ForeignKey("crew_shifts.id"), index=True)
    state: Mapped[str] = mapped_column(default="open")
    offered_at: Mapped[datetime] = mapped_column(default=clock.now)
    tell_at: Mapped[datetime]
    told_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
