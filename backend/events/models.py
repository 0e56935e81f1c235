"""Tables: events, the series they come from, and the sign-ups to them."""

from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import CheckConstraint, Date, DateTime, ForeignKey, Index, String, Time, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backend.accounts.ages import BANDS
from backend.core import clock
from backend.core.db import ID_LENGTH, Base
from backend.core.ids import new_id

from .hosting.models import CoHost
from .wallclock import moment_of

CATEGORIES = ("film", "football", "training", "lecture", "game_night", "outing", "food", "job_info", "other")
SCOPES = ("this", "following", "all")
# What those it is for get to see; `in_review` and `returned` are between its organiser and whoever looks at it first.
SHOWN = ("open", "cancelled")
LONGEST = timedelta(hours=72)


class Series(Base):
    """What happens again: its days (an RRULE from `first` on), its time of day, and what its events say.

    Its events are made up to `filled_until`. Whoever raises `turn` makes the others wait.
    """

    __tablename__ = "events_series"
    __table_args__ = (
        CheckConstraint("status IN ('open', 'in_review', 'returned', 'ended')", "status"),
        Index("ix_events_series_filling", "status", "filled_until"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    community_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts_communities.id"))
    host_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), index=True)
    rule: Mapped[str]
    first: Mapped[date] = mapped_column(Date())
    filled_until: Mapped[date] = mapped_column(Date())
    local_time: Mapped[time] = mapped_column(Time())
    zone: Mapped[str]
    minutes: Mapped[int]
    facts: Mapped[dict[str, Any]]
    status: Mapped[str] = mapped_column(default="open")
    turn: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(default=clock.now)


class Event(Base):
    """Something that happens once, at a time on the wall clock of its zone.

    `local_start`, `zone` and `minutes` are the truth; `starts_at` and `ends_at` follow from them. `turn`
    counts the moves that change who comes: whoever raises it makes the others wait, so it orders the line.
    Of a series it is the one of `series_date`, wherever it was moved; `own` names what it does not have from there.
    `revision` counts what changed for those who have it in their calendar. `attended` is how many came: all that is
    kept of it after a week.
    """

    __tablename__ = "events"
    __table_args__ = (
        CheckConstraint("status IN ('open', 'cancelled', 'hidden', 'in_review', 'returned')", "status"),
        CheckConstraint("taken >= 0", "taken"),
        UniqueConstraint("series_id", "series_date"),
        Index("ix_events_community_start", "community_id", "starts_at", "id"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    community_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts_communities.id"))
    host_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), index=True)
    series_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), ForeignKey("events_series.id"))
    series_date: Mapped[date | None] = mapped_column(Date())
    own: Mapped[list[str]] = mapped_column(default=list)
    revision: Mapped[int] = mapped_column(default=0)
    room_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    house_room_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    title: Mapped[str]
    description: Mapped[str]
    category: Mapped[str]
    picture: Mapped[str | None]
    photo_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), ForeignKey("events_photos.id"), index=True)
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
    returned_because: Mapped[str | None]
    first_ten_minutes: Mapped[str]
    sound: Mapped[int]
    who_is_there: Mapped[str]
    leaving_early: Mapped[str]
    languages: Mapped[list[str]]
    guests_welcome: Mapped[bool] = mapped_column(default=False)
    bands: Mapped[int]
    attended: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    co_hosts: Mapped[list[CoHost]] = relationship(
        # What is of no series is not of everything that is of none.
        primaryjoin="and_(CoHost.said_yes_at.is_not(None), or_(foreign(CoHost.event_id) == Event.id,"
        " and_(CoHost.series_id.is_not(None), foreign(CoHost.series_id) == Event.series_id)))",
        viewonly=True,
        order_by="CoHost.said_yes_at",
    )

    def take_place(self, wall: datetime, minutes: int) -> None:
        """Begin when clocks in its zone show `wall`, and last so many minutes, whatever happens to the clocks."""
        self.local_start, self.minutes = wall, minutes
        self.starts_at = moment_of(wall, self.zone)
        self.ends_at = self.starts_at + timedelta(minutes=minutes)

    @property
    def day(self) -> date:
        """The day it is known by, in a series wherever it was moved."""
        return self.series_date or self.local_start.date()

    @property
    def age_bands(self) -> list[str]:
        """The age bands it is for."""
        return [band for band in BANDS if self.bands & band_bit(band)]

    @property
    def host_ids(self) -> list[str]:
        """Its organiser, and those who host it with them."""
        return [self.host_id, *(one.account_id for one in self.co_hosts)]

    @property
    def guest_id(self) -> str | None:
        """The neighbour whose youths may come too."""
        return next((one.brings_id for one in self.co_hosts if one.brings_id), None)

    def is_open_to(self, community_id: str) -> bool:
        """Whether it is for the people of this community: its own, or the neighbour's."""
        # Its own need not ask who hosts it.
        if community_id == self.community_id:
            return True
        return community_id == self.guest_id

    @property
    def is_over(self) -> bool:
        return self.ends_at <= clock.now()


class SignUp(Base):
    """One person's place at an event, or in the line for one; `turn` is their place in that line.

    Two who come together share a turn, and are seated both or neither. Somebody without an account counts in the
    `seats` of who brings them, with a first name that is forgotten after the event. `was_passed`: somebody alone has
    once been seated before these two, which nobody else will be.

    `needs` is what would make it easier, in their own words; `would_like_company` that somebody goes in with them.
    Both, and whether they `came`, are for the organiser alone, and forgotten a week after.
    """

    __tablename__ = "events_sign_ups"
    __table_args__ = (
        CheckConstraint("status IN ('going', 'waiting', 'cancelled')", "status"),
        CheckConstraint("seats IN (1, 2)", "seats"),
        UniqueConstraint("event_id", "account_id"),
        Index("ix_events_sign_ups_line", "event_id", "status", "turn"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    event_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("events.id"))
    account_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), index=True)
    status: Mapped[str]
    turn: Mapped[int]
    needs: Mapped[str | None]
    would_like_company: Mapped[bool] = mapped_column(default=False)
    came: Mapped[bool | None]
    seats: Mapped[int] = mapped_column(default=1)
    guest_name: Mapped[str | None]
    was_passed: Mapped[bool] = mapped_column(default=False)
    queued_at: Mapped[datetime] = mapped_column(default=clock.now)


def band_bit(band: str | None) -> int:
    """The bit of a band in `Event.bands`; 0 for somebody who has none."""
    return 1 << BANDS.index(band) if band in BANDS else 0


class Feed(Base):
    """A person's own calendar for programs outside: whoever holds the token reads it, so it says little.

    With `neutral` every event is just an appointment.
    """

    __tablename__ = "events_feeds"

    account_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), primary_key=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    neutral: Mapped[bool]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
