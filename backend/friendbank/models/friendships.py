"""What comes of proposals: friendships, how they go, and pairs that must not meet."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.db import ID_LENGTH, Base

from . import columns


class Friendship(Base):
    """Two who both said yes. Who ended it is not kept. `wants_helper`: a volunteer comes along the first time."""

    __tablename__ = "friendbank_friendships"
    __table_args__ = (
        CheckConstraint("one_id < other_id", "order"),
        Index("ix_friendbank_friendships_one", "one_id", "ended_at", "since"),
        Index("ix_friendbank_friendships_other", "other_id", "ended_at", "since"),
    )

    id: Mapped[str] = columns.key()
    proposal_id: Mapped[str] = columns.refers("friendbank_proposals", unique=True)
    community_id: Mapped[str] = columns.community()
    one_id: Mapped[str] = columns.account()
    other_id: Mapped[str] = columns.account()
    room_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    event_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    wants_helper: Mapped[bool] = mapped_column(default=False)
    since: Mapped[datetime] = mapped_column(default=clock.now)
    ended_at: Mapped[datetime | None]

    def other_than(self, account_id: str) -> str:
        """The one of the two who is not this account."""
        return self.other_id if account_id == self.one_id else self.one_id


class CheckIn(Base):
    """A volunteer asks how it goes, some weeks after a proposal opened.

    `asked_at` is when they did, `closed_at` when they are done. There is one for each proposal and
    week, which makes asking twice impossible.
    """

    __tablename__ = "friendbank_check_ins"
    __table_args__ = (
        UniqueConstraint("proposal_id", "week"),
        Index("ix_friendbank_check_ins_due", "community_id", "closed_at", "due_at"),
    )

    id: Mapped[str] = columns.key()
    proposal_id: Mapped[str] = columns.refers("friendbank_proposals")
    community_id: Mapped[str] = columns.community()
    week: Mapped[int]
    due_at: Mapped[datetime]
    taken_by_id: Mapped[str | None] = columns.account(nullable=True)
    asked_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]


class CheckInAnswer(Base):
    """How it goes for one of them: whether they met, and whether they want to go on. What is wrong becomes a case."""

    __tablename__ = "friendbank_check_in_answers"
    __table_args__ = (
        CheckConstraint("met IN ('yes', 'not_yet', 'no')", "met"),
        CheckConstraint("go_on IN ('yes', 'unsure', 'no')", "go_on"),
    )

    check_in_id: Mapped[str] = columns.refers("friendbank_check_ins", primary_key=True)
    account_id: Mapped[str] = columns.account(primary_key=True)
    met: Mapped[str | None]
    go_on: Mapped[str | None]
    answered_at: Mapped[datetime] = mapped_column(default=clock.now)


class NoContact(Base):
    """Two who must not be brought together, and why: for matchmakers and moderators only."""

    __tablename__ = "friendbank_no_contacts"
    __table_args__ = (
        CheckConstraint("one_id < other_id", "order"),
        UniqueConstraint("one_id", "other_id"),
    )

    id: Mapped[str] = columns.key()
    community_id: Mapped[str] = columns.community(index=True)
    one_id: Mapped[str] = columns.account()
    other_id: Mapped[str] = columns.account()
    set_by_id: Mapped[str] = columns.account()
    reason: Mapped[str]
    set_at: Mapped[datetime] = mapped_column(default=clock.now)
