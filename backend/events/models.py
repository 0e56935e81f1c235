"""Tables: events, and the sign-ups to them."""

from datetime import datetime

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.accounts.ages import BANDS
from backend.core import clock
from backend.core.db import ID_LENGTH, Base
from backend.core.ids import new_id

CATEGORIES = ("film", "football", "training", "lecture", "game_night", "outing", "food", "other")


class Event(Base):
    """Something that happens once, at a time on the wall clock of its zone.

    `local_start`, `zone` and `minutes` are the truth; `starts_at` and `ends_at` follow from them. `turn`
    counts the moves that change who comes: whoever raises it makes the others wait, so it orders the line.
    """

    __tablename__ = "events"
    __table_args__ = (
        CheckConstraint("status IN ('open', 'cancelled', 'hidden')", "status"),
        CheckConstraint("taken >= 0", "taken"),
        Index("ix_events_community_start", "community_id", "starts_at", "id"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    community_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts_communities.id"))
    host_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), index=True)
    room_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    title: Mapped[str]
    description: Mapped[str]
    category: Mapped[str]
    picture: Mapped[str | None]
    local_start: Mapped[datetime] = mapped_column(DateTime())
    zone: Mapped[str]
    minutes: Mapped[int]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    place: Mapped[str]
    capacity: Mapped[int | None]
    taken: Mapped[int] = mapped_column(default=0)
    turn: Mapped[int] = mapped_column(default=0)
    status: Mapped[str] = mapped_column(default="open")
    cancel_reason: Mapped[str | None]
    first_ten_minutes: Mapped[str]
    sound: Mapped[int]
    who_is_there: Mapped[str]
    leaving_early: Mapped[str]
    languages: Mapped[list[str]]
    bands: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)

    @property
    def age_bands(self) -> list[str]:
        """The age bands it is for."""
        return [band for band in BANDS if self.bands & band_bit(band)]

    @property
    def is_over(self) -> bool:
        return self.ends_at <= clock.now()


class SignUp(Base):
    """One person's place at an event, or in the line for one; `turn` is their place in that line."""

    __tablename__ = "events_sign_ups"
    __table_args__ = (
        CheckConstraint("status IN ('going', 'waiting', 'cancelled')", "status"),
        UniqueConstraint("event_id", "account_id"),
        Index("ix_events_sign_ups_line", "event_id", "status", "turn"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    event_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("events.id"))
    account_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), index=True)
    status: Mapped[str]
    turn: Mapped[int]
    queued_at: Mapped[datetime] = mapped_column(default=clock.now)


def band_bit(band: str | None) -> int:
    """The bit of a band in `Event.bands`; 0 for somebody who has none."""
    return 1 << BANDS.index(band) if band in BANDS else 0
