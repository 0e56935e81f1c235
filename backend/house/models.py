"""Tables: the rooms of the house and their bookings, and when it is open."""

import secrets
from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Date, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.db import ID_LENGTH, Base
from backend.core.ids import new_id

from . import guards

EQUIPMENT = ("kitchen", "screen", "music", "games", "sofas", "tables", "whiteboard", "workshop", "outdoors")
PURPOSES = ("event", "meeting", "talk", "training", "cleaning", "other")
REASONS = ("closed", "repairs", "summer", "away", "special", "longer", "shorter", "holiday")


class Room(Base):
    """A room people can be in. Whoever raises `turn` makes all others who want it wait.

    `number` is its name as a number, which is what a range in the database can hold.
    """

    __tablename__ = "house_rooms"
    __table_args__ = (
        CheckConstraint("capacity > 0", "capacity"),
        Index(
            "uq_house_rooms_name",
            "community_id",
            "name",
            unique=True,
            sqlite_where=guards.IN_USE,
            postgresql_where=guards.IN_USE,
        ),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    community_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts_communities.id"))
    number: Mapped[int] = mapped_column(BigInteger(), unique=True, default=lambda: secrets.randbelow(2**62))
    name: Mapped[str]
    capacity: Mapped[int]
    equipment: Mapped[list[str]]
    step_free: Mapped[bool]
    quiet: Mapped[bool]
    setup_minutes: Mapped[int]
    clearing_minutes: Mapped[int]
    turn: Mapped[int] = mapped_column(default=0)
    retired_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)


class Booking(Base):
    """A room for somebody from `starts_at` until before `ends_at`, and a while around it to make ready and clear up.

    No two have the same room at the same moment: the database itself refuses (`guards`). Of an event there is one.
    """

    __tablename__ = "house_bookings"
    __table_args__ = (
        CheckConstraint("starts_at < ends_at", "times"),
        CheckConstraint("occupied_from <= starts_at AND ends_at <= occupied_until", "occupied"),
        Index("ix_house_bookings_day", "community_id", "starts_at", "id"),
        Index("ix_house_bookings_room", "room_number", "occupied_from"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    community_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts_communities.id"))
    room_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("house_rooms.id"), index=True)
    room_number: Mapped[int] = mapped_column(BigInteger())
    event_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), unique=True)
    booked_by_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), index=True)
    purpose: Mapped[str]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    occupied_from: Mapped[datetime]
    occupied_until: Mapped[datetime]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)


class Pattern(Base):
    """When the house is open in an ordinary week, from a day on until the next pattern.

    `days` has spans such as "15:00-21:00" by weekday, 0 being Monday; on holidays of `closed_on` it is closed.
    """

    __tablename__ = "house_patterns"

    community_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("accounts_communities.id"), primary_key=True
    )
    valid_from: Mapped[date] = mapped_column(Date(), primary_key=True)
    days: Mapped[dict[str, Any]]
    closed_on: Mapped[list[str]]


class SpecialDay(Base):
    """A day that is not as the week says, nor as a holiday would be: `spans` empty is closed."""

    __tablename__ = "house_special_days"

    community_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("accounts_communities.id"), primary_key=True
    )
    day: Mapped[date] = mapped_column(Date(), primary_key=True)
    spans: Mapped[list[str]]
    reason: Mapped[str]


guards.stand_before(Booking.__table__)
