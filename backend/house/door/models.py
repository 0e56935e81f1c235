"""Tables: codes of a day, what was scanned at the door that day, and how many came on days that are over."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.db import ID_LENGTH, Base

DIRECTIONS = ("in", "out", "emptied")


class DoorCode(Base):
    """What somebody shows at the door on one day of the house; it tells nothing to whoever finds it."""

    __tablename__ = "house_door_codes"
    __table_args__ = (UniqueConstraint("community_id", "day", "code"),)

    account_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), primary_key=True)
    day: Mapped[date] = mapped_column(Date(), primary_key=True)
    community_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts_communities.id"))
    code: Mapped[str] = mapped_column(String(8))


class Scan(Base):
    """Somebody went in or out, or everybody had gone. Its id was chosen on the phone; nobody in it is a guest.

    Rows are only added: phones without net may tell later, in any order, and all of them come to the same count.
    """

    __tablename__ = "house_scans"
    __table_args__ = (Index("ix_house_scans_day", "community_id", "day", "at"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    community_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts_communities.id"))
    day: Mapped[date] = mapped_column(Date())
    account_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), index=True)
    direction: Mapped[str]
    at: Mapped[datetime]


class Visits(Base):
    """How many came on a day; all that is left of it."""

    __tablename__ = "house_visits"

    community_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("accounts_communities.id"), primary_key=True
    )
    day: Mapped[date] = mapped_column(Date(), primary_key=True)
    came: Mapped[int]
