"""Tables: the crew, ideas, what people say to them and how they vote."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.db import ID_LENGTH, Base
from backend.core.ids import new_id

CHOICES = ("would_come", "perhaps", "not_for_me")
ANSWERS = ("yes", "later", "no", "done")


class Member(Base):
    """A youth who was asked onto the crew, and said yes."""

    __tablename__ = "crew_members"

    account_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), primary_key=True)
    community_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts_communities.id"), index=True)
    named_by_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), index=True)
    asked_at: Mapped[datetime] = mapped_column(default=clock.now)
    joined_at: Mapped[datetime | None]


class Idea(Base):
    """Something somebody would like to do. Whoever raises `turn` makes all others who change it wait.

    `tally` has the votes once they are counted and deleted; `version` is how often it was answered.
    """

    __tablename__ = "crew_ideas"
    __table_args__ = (
        CheckConstraint("(answer IS NULL) = (answered_at IS NULL)", "answered"),
        Index("ix_crew_ideas_board", "community_id", "created_at", "id"),
        Index("ix_crew_ideas_waiting", "answered_at", "answer_by", "id"),
        Index("ix_crew_ideas_uncounted", "counted_at", "votes_until"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    community_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts_communities.id"))
    author_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), index=True)
    title: Mapped[str]
    words: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    votes_until: Mapped[datetime]
    counted_at: Mapped[datetime | None]
    tally: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    answer_by: Mapped[datetime]
    reminders: Mapped[int] = mapped_column(default=0)
    answer: Mapped[str | None]
    reason: Mapped[str | None]
    answered_by_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"))
    answered_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=0)
    draft_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    event_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    gone_at: Mapped[datetime | None]
    turn: Mapped[int] = mapped_column(default=0)


class Vote(Base):
    """What one person says to an idea, until it is counted; never shown to anybody."""

    __tablename__ = "crew_votes"

    idea_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("crew_ideas.id"), primary_key=True)
    account_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), primary_key=True, index=True)
    choice: Mapped[str]


class Comment(Base):
    """A few words to an idea; `gone_at` when they were taken back or away."""

    __tablename__ = "crew_comments"
    __table_args__ = (Index("ix_crew_comments_idea", "idea_id", "created_at", "id"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    idea_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("crew_ideas.id"))
    author_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), index=True)
    text: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    gone_at: Mapped[datetime | None]
