"""What youths tell about themselves, and whom their matchmakers know."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.db import Base

from . import columns


class Profile(Base):
    """What a youth tells about themself, in slugs of the catalogue.

    `together` is the company they want, `gender` and `only_gender` serve their own limit and the figures and are never
    shown, `most_years` is how much older or younger the other may be at most. `skipped` are the steps they passed over,
    `looking_since` when they last became somebody a round can find, `learns` whether their answers may tune the score.
    """

    __tablename__ = "friendbank_profiles"
    __table_args__ = (
        CheckConstraint("together IN ('pair', 'group')", "together"),
        CheckConstraint("most_years BETWEEN 0 AND 9", "most_years"),
    )

    account_id: Mapped[str] = columns.account(primary_key=True)
    interests: Mapped[list[str]] = mapped_column(default=list)
    dislikes: Mapped[list[str]] = mapped_column(default=list)
    languages: Mapped[list[str]] = mapped_column(default=list)
    times: Mapped[list[str]] = mapped_column(default=list)
    hopes: Mapped[list[str]] = mapped_column(default=list)
    ways: Mapped[list[str]] = mapped_column(default=list)
    comforts: Mapped[list[str]] = mapped_column(default=list)
    skipped: Mapped[list[str]] = mapped_column(default=list)
    area: Mapped[str | None]
    travel: Mapped[str | None]
    together: Mapped[str | None]
    gender: Mapped[str | None]
    only_gender: Mapped[bool] = mapped_column(default=False)
    most_years: Mapped[int | None]
    learns: Mapped[bool] = mapped_column(default=True)
    paused: Mapped[bool] = mapped_column(default=False)
    paused_until: Mapped[date | None]
    looking_since: Mapped[datetime | None]
    updated_at: Mapped[datetime | None]

    @property
    def is_complete(self) -> bool:
        """Whether there is enough to find somebody by."""
        return bool(self.interests and self.languages and self.travel)

    @property
    def is_paused(self) -> bool:
        """Whether they want to be left in peace; a pause with a date is over when the date comes."""
        return self.paused and (self.paused_until is None or clock.today() < self.paused_until)


class Acquaintance(Base):
    """A youth whom a matchmaker knows in life, by their own word: somebody else handles that youth's proposals."""

    __tablename__ = "friendbank_acquaintances"

    matchmaker_id: Mapped[str] = columns.account(primary_key=True)
    account_id: Mapped[str] = columns.account(primary_key=True, index=True)
    told_at: Mapped[datetime] = mapped_column(default=clock.now)


def blank_profile(account_id: str) -> Profile:
    """The profile of somebody who has told nothing yet; not in the database."""
    lists = ("interests", "dislikes", "languages", "times", "hopes", "ways", "comforts", "skipped")
    empty: dict[str, list[str]] = {name: [] for name in lists}
    return Profile(account_id=account_id, only_gender=False, learns=True, paused=False, **empty)
