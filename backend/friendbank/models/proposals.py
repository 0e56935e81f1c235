"""Proposals: who is brought together, what each of them answers, and who has one open."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backend.core import clock
from backend.core.db import Base

from . import columns

ANSWERS = ("yes", "later", "no")
# The reason of a draft that was put away for this round only.
WAIT = "wait"


class Seat(Base):
    """One person's part in a proposal, whatever becomes of it; `pleased` says whether it is a good offer to them."""

    __tablename__ = "friendbank_seats"

    proposal_id: Mapped[str] = columns.refers("friendbank_proposals", primary_key=True)
    account_id: Mapped[str] = columns.account(primary_key=True, index=True)
    pleased: Mapped[bool] = mapped_column(default=False)


class Proposal(Base):
    """Two youths who could get along, or a small group; a draft until a matchmaker says yes and its round is published.

    `needs_second` says that a second volunteer must say yes too. `voided_at` says that it can no longer open although
    it still looks alive: nobody in it must notice before `closes_at`, or the moment would tell what the others did.
    `revision` is raised by whoever is about to change it, which makes the others wait. `components` are the parts of
    the score in each direction, by `giver>receiver`; `room_id` is where a group that said yes meets.
    """

    __tablename__ = "friendbank_proposals"
    __table_args__ = (
        CheckConstraint("status IN ('draft', 'approved', 'rejected', 'sent', 'friends', 'closed')", "status"),
        CheckConstraint("kind IN ('pair', 'group')", "kind"),
        Index("ix_friendbank_proposals_drafts", "community_id", "status", "id"),
        Index("ix_friendbank_proposals_due", "status", "closes_at"),
        Index("ix_friendbank_proposals_round_id", "round_id"),
    )

    id: Mapped[str] = columns.key()
    round_id: Mapped[str] = columns.refers("friendbank_rounds")
    community_id: Mapped[str] = columns.community()
    kind: Mapped[str] = mapped_column(default="pair")
    status: Mapped[str] = mapped_column(default="draft")
    score: Mapped[float]
    reasons: Mapped[list[str]]
    cautions: Mapped[list[str]]
    components: Mapped[dict[str, Any]] = mapped_column(default=dict)
    revision: Mapped[int] = mapped_column(default=0)
    needs_second: Mapped[bool] = mapped_column(default=False)
    decided_by_id: Mapped[str | None] = columns.account(nullable=True)
    decided_at: Mapped[datetime | None]
    seconded_by_id: Mapped[str | None] = columns.account(nullable=True)
    seconded_at: Mapped[datetime | None]
    rejection_code: Mapped[str | None]
    rejection: Mapped[str | None]
    sent_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    reminded_at: Mapped[datetime | None]
    voided_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    room_id: Mapped[str | None]

    seats: Mapped[list[Seat]] = relationship(lazy="selectin", order_by=Seat.account_id, cascade="all, delete-orphan")

    @property
    def account_ids(self) -> tuple[str, ...]:
        return tuple(seat.account_id for seat in self.seats)

    def others_than(self, account_id: str) -> tuple[str, ...]:
        """Everybody in it but this account."""
        return tuple(one for one in self.account_ids if one != account_id)

    @property
    def is_open(self) -> bool:
        """Whether an answer still counts: sent, and its time not up, whatever the closing task has come to."""
        return self.status == "sent" and self.closes_at is not None and clock.now() < self.closes_at


class OpenSide(Base):
    """One person's part in a draft or a sent proposal. Its primary key is the promise: one at a time for each."""

    __tablename__ = "friendbank_open_sides"

    account_id: Mapped[str] = columns.account(primary_key=True)
    proposal_id: Mapped[str] = columns.refers("friendbank_proposals", index=True)


class Answer(Base):
    """What one of them said; the others never see it."""

    __tablename__ = "friendbank_answers"
    __table_args__ = (CheckConstraint("answer IN ('yes', 'later', 'no')", "answer"),)

    proposal_id: Mapped[str] = columns.refers("friendbank_proposals", primary_key=True)
    account_id: Mapped[str] = columns.account(primary_key=True)
    answer: Mapped[str]
    answered_at: Mapped[datetime] = mapped_column(default=clock.now)
