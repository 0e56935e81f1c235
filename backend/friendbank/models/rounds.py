"""Rounds: one run of the matching for a community, and what became of it."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.db import Base

from . import columns

_IN_REVIEW = text("status = 'review'")


class Round(Base):
    """One run of the matching, as it was made: by which score and dial, of what, and with what figures.

    `snapshot` is a fingerprint of all that went in, so that the same can be shown to give the same.
    """

    __tablename__ = "friendbank_rounds"
    __table_args__ = (
        CheckConstraint("status IN ('review', 'published', 'dropped')", "status"),
        Index("ix_friendbank_rounds_community_id_created_at", "community_id", "created_at"),
        # A community looks at one round at a time.
        Index(
            "uq_friendbank_rounds_in_review",
            "community_id",
            unique=True,
            sqlite_where=_IN_REVIEW,
            postgresql_where=_IN_REVIEW,
        ),
    )

    id: Mapped[str] = columns.key()
    community_id: Mapped[str] = columns.community()
    made_by_id: Mapped[str] = columns.account()
    status: Mapped[str] = mapped_column(default="review")
    score_version: Mapped[str]
    dial: Mapped[float]
    snapshot: Mapped[str]
    figures: Mapped[dict[str, Any]]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    published_at: Mapped[datetime | None]
    published_by_id: Mapped[str | None] = columns.account(nullable=True)


class LeftOut(Base):
    """Somebody who looked for others and whom a round brought nobody, and the truthful reason."""

    __tablename__ = "friendbank_left_out"

    round_id: Mapped[str] = columns.refers("friendbank_rounds", primary_key=True)
    account_id: Mapped[str] = columns.account(primary_key=True, index=True)
    reason: Mapped[str]


class WeightSet(Base):
    """What each part of the score weighs in a community: learned from answers, adopted only when a coordinator says so.

    `change` is the difference to the weights before, `loss_before` and `loss_after` the mean log loss of both on
    answers that neither was fitted to.
    """

    __tablename__ = "friendbank_weight_sets"
    __table_args__ = (
        CheckConstraint("status IN ('proposed', 'adopted', 'rejected', 'retired')", "status"),
        Index("ix_friendbank_weight_sets_community_id_status", "community_id", "status"),
    )

    id: Mapped[str] = columns.key()
    community_id: Mapped[str] = columns.community()
    status: Mapped[str] = mapped_column(default="proposed")
    weights: Mapped[dict[str, Any]]
    change: Mapped[dict[str, Any]]
    answers: Mapped[int]
    loss_before: Mapped[float]
    loss_after: Mapped[float]
    proposed_at: Mapped[datetime] = mapped_column(default=clock.now)
    decided_by_id: Mapped[str | None] = columns.account(nullable=True)
    decided_at: Mapped[datetime | None]
