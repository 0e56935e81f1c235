"""Tables: rules of the house, from the proposal to the day they no longer hold, and votes until they are counted."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.db import ID_LENGTH, Base

CHOICES = ("yes", "no")
STATES = ("voting", "in_force", "fell", "vetoed", "replaced", "withdrawn")
_VOTING = text("state = 'voting'")


class Rule(Base):
    """A rule as it was proposed: its words never change. Another that `replaces_id` it comes in its place.

    Whoever raises `turn` makes all others who change it wait; `tally` has the votes once they are counted and deleted.
    """

    __tablename__ = "crew_rules"
    __table_args__ = (
        CheckConstraint("(state = 'vetoed') = (veto_reason IS NOT NULL)", "vetoed"),
        CheckConstraint("(state = 'voting') = (decided_at IS NULL)", "decided"),
        Index("ix_crew_rules_shown", "community_id", "state", "id"),
        Index("ix_crew_rules_over", "state", "votes_until"),
        # One proposal at a time for what comes in a rule's place.
        Index("uq_crew_rules_replaces_id", "replaces_id", unique=True, sqlite_where=_VOTING, postgresql_where=_VOTING),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    community_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts_communities.id"))
    author_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), index=True)
    words: Mapped[str]
    why: Mapped[str]
    replaces_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), ForeignKey("crew_rules.id"))
    state: Mapped[str] = mapped_column(default="voting")
    proposed_at: Mapped[datetime] = mapped_column(default=clock.now)
    votes_until: Mapped[datetime]
    quorum: Mapped[int]
    tally: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    decided_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    veto_reason: Mapped[str | None]
    vetoed_by_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"))
    hidden_at: Mapped[datetime | None]
    turn: Mapped[int] = mapped_column(default=0)


class RuleVote(Base):
    """What one person says to a rule, until it is counted; never shown to anybody else."""

    __tablename__ = "crew_rule_votes"

    rule_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("crew_rules.id"), primary_key=True)
    account_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), primary_key=True, index=True)
    choice: Mapped[str]
