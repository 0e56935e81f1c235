"""Tables: employers somebody here knows, their openings, and what a youth who looks has said."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.db import ID_LENGTH, Base

KINDS = ("leisure_job", "internship", "trial", "apprenticeship")
# `expired` when its day is over or the rules have changed; `hidden` by a moderator, for good.
STATES = ("draft", "published", "filled", "closed", "expired", "hidden")
TIMES = ("after_school", "weekend", "holidays")


class Employer(Base):
    """A local employer: whom a youth asks there is `contact`. Whoever wrote it last does not approve it.

    `version` counts the savings, so that nobody approves what they have not seen.
    """

    __tablename__ = "jobhelp_employers"
    __table_args__ = (
        UniqueConstraint("community_id", "cvr"),
        CheckConstraint("(approved_by_id IS NULL) = (approved_at IS NULL)", "approved"),
        CheckConstraint("approved_by_id IS NULL OR approved_by_id != written_by_id", "two"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    community_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts_communities.id"))
    name: Mapped[str]
    cvr: Mapped[str]
    contact: Mapped[str]
    written_by_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"))
    approved_by_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"))
    approved_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)


class Opening(Base):
    """A job an employer has. `shifts` are rows of `backend.jobhelp.hours.Shift`, `times` says when they are.

    `min_age` and `after_school` (only for those who finished 9th grade) are whom the hours were checked for.
    `version` counts the savings, so that nobody undoes what another wrote.
    """

    __tablename__ = "jobhelp_openings"
    __table_args__ = (
        CheckConstraint("state IN ('draft', 'published', 'filled', 'closed', 'expired', 'hidden')", "state"),
        CheckConstraint("kind IN ('leisure_job', 'internship', 'trial', 'apprenticeship')", "kind"),
        Index("ix_jobhelp_openings_shown", "community_id", "state", "published_at", "id"),
        Index("ix_jobhelp_openings_written", "community_id", "saved_at", "id"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    community_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts_communities.id"))
    employer_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("jobhelp_employers.id"), index=True)
    written_by_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"))
    state: Mapped[str] = mapped_column(default="draft")
    kind: Mapped[str]
    title: Mapped[str]
    about: Mapped[str]
    area: Mapped[str | None]
    workplace: Mapped[str]
    tasks: Mapped[list[str]]
    shifts: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    is_after_school: Mapped[bool]
    is_weekend: Mapped[bool]
    is_holidays: Mapped[bool]
    min_age: Mapped[int]
    after_school: Mapped[bool]
    learning_goal: Mapped[str]
    ends_on: Mapped[date | None]
    open_until: Mapped[date]
    version: Mapped[int] = mapped_column(default=1)
    saved_at: Mapped[datetime] = mapped_column(default=clock.now)
    published_at: Mapped[datetime | None]


class Seeker(Base):
    """What a youth who looks for a job has said: nothing said is still in school, which can only be stricter."""

    __tablename__ = "jobhelp_seekers"

    account_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), primary_key=True)
    finished_school: Mapped[bool]
