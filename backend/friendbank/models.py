"""Tables: profiles, rounds, proposals with their answers, friendships, and pairs that must not meet."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.db import ID_LENGTH, Base
from backend.core.ids import new_id

ANSWERS = ("yes", "later", "no")


def _key() -> Mapped[str]:
    return mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)


def _account(*, nullable: bool = False) -> Mapped[str]:
    return mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), nullable=nullable)


def _community() -> Mapped[str]:
    return mapped_column(String(ID_LENGTH), ForeignKey("accounts_communities.id"))


class Profile(Base):
    """What a youth tells about themself, in slugs of the catalogue."""

    __tablename__ = "friendbank_profiles"

    account_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), primary_key=True)
    interests: Mapped[list[str]] = mapped_column(default=list)
    dislikes: Mapped[list[str]] = mapped_column(default=list)
    languages: Mapped[list[str]] = mapped_column(default=list)
    times: Mapped[list[str]] = mapped_column(default=list)
    hopes: Mapped[list[str]] = mapped_column(default=list)
    area: Mapped[str | None]
    travel: Mapped[str | None]
    paused: Mapped[bool] = mapped_column(default=False)
    updated_at: Mapped[datetime | None]

    @property
    def is_complete(self) -> bool:
        """Whether there is enough to find somebody by."""
        return bool(self.interests and self.languages and self.travel)


class Round(Base):
    """One run of the matching, as it was made: with which score, for how many."""

    __tablename__ = "friendbank_rounds"

    id: Mapped[str] = _key()
    community_id: Mapped[str] = _community()
    made_by_id: Mapped[str] = _account()
    score_version: Mapped[str]
    drafts: Mapped[int]
    left_out: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)


class Proposal(Base):
    """Two youths who could get along; a draft until a matchmaker sends it.

    `voided_at` says that it can no longer open although it still looks alive: the two must not notice before
    `closes_at`, or the moment would tell what the other did. `revision` is raised by whoever is about to change
    it, which makes the others wait.
    """

    __tablename__ = "friendbank_proposals"
    __table_args__ = (
        CheckConstraint("status IN ('draft', 'rejected', 'sent', 'friends', 'closed')", "status"),
        CheckConstraint("one_id < other_id", "order"),
        Index("ix_friendbank_proposals_drafts", "community_id", "status", "id"),
        Index("ix_friendbank_proposals_due", "status", "closes_at"),
        Index("ix_friendbank_proposals_one", "one_id", "sent_at"),
        Index("ix_friendbank_proposals_other", "other_id", "sent_at"),
    )

    id: Mapped[str] = _key()
    round_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("friendbank_rounds.id"))
    community_id: Mapped[str] = _community()
    one_id: Mapped[str] = _account()
    other_id: Mapped[str] = _account()
    status: Mapped[str] = mapped_column(default="draft")
    score: Mapped[float]
    reasons: Mapped[list[str]]
    cautions: Mapped[list[str]]
    revision: Mapped[int] = mapped_column(default=0)
    decided_by_id: Mapped[str | None] = _account(nullable=True)
    rejection: Mapped[str | None]
    sent_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    voided_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]

    @property
    def account_ids(self) -> tuple[str, str]:
        return self.one_id, self.other_id

    def other_than(self, account_id: str) -> str:
        """The one of the two who is not this account."""
        return self.other_id if account_id == self.one_id else self.one_id

    @property
    def is_open(self) -> bool:
        """Whether an answer still counts: sent, and its time not up, whatever the closing task has come to."""
        return self.status == "sent" and self.closes_at is not None and clock.now() < self.closes_at


class OpenSide(Base):
    """One person's part in a draft or a sent proposal. Its primary key is the promise: one at a time for each."""

    __tablename__ = "friendbank_open_sides"

    account_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), primary_key=True)
    proposal_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("friendbank_proposals.id"), index=True)


class Answer(Base):
    """What one of the two said; the other never sees it."""

    __tablename__ = "friendbank_answers"
    __table_args__ = (CheckConstraint("answer IN ('yes', 'later', 'no')", "answer"),)

    proposal_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("friendbank_proposals.id"), primary_key=True)
    account_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), primary_key=True)
    answer: Mapped[str]
    answered_at: Mapped[datetime] = mapped_column(default=clock.now)


class Friendship(Base):
    """Two who both said yes. Who ended it is not kept."""

    __tablename__ = "friendbank_friendships"
    __table_args__ = (
        CheckConstraint("one_id < other_id", "order"),
        Index("ix_friendbank_friendships_one", "one_id", "ended_at", "since"),
        Index("ix_friendbank_friendships_other", "other_id", "ended_at", "since"),
    )

    id: Mapped[str] = _key()
    proposal_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("friendbank_proposals.id"), unique=True)
    community_id: Mapped[str] = _community()
    one_id: Mapped[str] = _account()
    other_id: Mapped[str] = _account()
    room_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    event_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    since: Mapped[datetime] = mapped_column(default=clock.now)
    ended_at: Mapped[datetime | None]

    def other_than(self, account_id: str) -> str:
        """The one of the two who is not this account."""
        return self.other_id if account_id == self.one_id else self.one_id


class NoContact(Base):
    """Two who must not be brought together, and why: for matchmakers and moderators only."""

    __tablename__ = "friendbank_no_contacts"
    __table_args__ = (
        CheckConstraint("one_id < other_id", "order"),
        UniqueConstraint("one_id", "other_id"),
    )

    id: Mapped[str] = _key()
    community_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts_communities.id"), index=True)
    one_id: Mapped[str] = _account()
    other_id: Mapped[str] = _account()
    set_by_id: Mapped[str] = _account()
    reason: Mapped[str]
    set_at: Mapped[datetime] = mapped_column(default=clock.now)


def blank_profile(account_id: str) -> Profile:
    """The profile of somebody who has told nothing yet; not in the database."""
    return Profile(account_id=account_id, interests=[], dislikes=[], languages=[], times=[], hopes=[], paused=False)
