"""Tables: what the crew would spend, and how each votes until it is counted."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.db import ID_LENGTH, Base

CHOICES = ("yes", "no")
STATUSES = ("voting", "adopted", "rejected", "too_few", "withdrawn", "refused", "spent")
DECIDED = ("adopted", "rejected", "too_few", "refused", "spent")


class Proposal(Base):
    """Something to spend up to `amount_ore` on. `version` counts what became of it.

    `yes` and `no` are counted when the vote is over, and whose they were is forgotten with that. `decided_at` is when
    the crew said yes or no; `reason` why an adult does not pay for what the crew decided.
    """

    __tablename__ = "crew_proposals"
    __table_args__ = (
        CheckConstraint(f"status IN ({', '.join(map(repr, STATUSES))})", "status"),
        CheckConstraint("amount_ore > 0", "amount"),
        CheckConstraint("(status = 'spent') = (spent_ore IS NOT NULL)", "spent"),
        CheckConstraint("(status = 'refused') = (reason IS NOT NULL)", "refused"),
        Index("ix_crew_proposals_board", "community_id", "created_at", "id"),
        Index("ix_crew_proposals_due", "status", "votes_until"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    community_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts_communities.id"))
    author_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), index=True)
    title: Mapped[str]
    words: Mapped[str]
    amount_ore: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    votes_until: Mapped[datetime]
    was_extended: Mapped[bool] = mapped_column(default=False)
    status: Mapped[str] = mapped_column(default="voting")
    yes: Mapped[int | None]
    no: Mapped[int | None]
    decided_at: Mapped[datetime | None]
    reason: Mapped[str | None]
    spent_ore: Mapped[int | None]
    done_at: Mapped[datetime | None]
    done_by_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"))
    reminders: Mapped[int] = mapped_column(default=0)
    gone_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)


class Ballot(Base):
    """What one of the crew says to a proposal, until it is counted; never shown to anybody else."""

    __tablename__ = "crew_ballots"

    proposal_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("crew_proposals.id"), primary_key=True)
    account_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), primary_key=True, index=True)
    choice: Mapped[str]
