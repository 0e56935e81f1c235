"""Tables: cases with parties and evidence, reports, decisions, the audit log.

People and subjects are plain ids without foreign keys: a case must outlive what it is about.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backend.core import clock
from backend.core.db import ID_LENGTH, Base
from backend.core.ids import new_id

from .severity import SEVERITIES

SOURCES = ("report", "screening", "technical")
STATUSES = ("open", "decided")
RATIONALE_LENGTH = (10, 1000)


def _key() -> Mapped[str]:
    return mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)


def _person(*, nullable: bool = False) -> Mapped[Any]:
    return mapped_column(String(ID_LENGTH), nullable=nullable)


def _case() -> Mapped[str]:
    return mapped_column(String(ID_LENGTH), ForeignKey("moderation_cases.id"))


class Case(Base):
    """One open question about one subject, however many people reported it."""

    __tablename__ = "moderation_cases"
    __table_args__ = (
        CheckConstraint("source IN ('report', 'screening', 'technical')", "source"),
        CheckConstraint("urgency BETWEEN 0 AND 3", "urgency"),
        Index(
            "uq_moderation_cases_open_subject",
            "kind",
            "subject_id",
            unique=True,
            sqlite_where=text("decided_at IS NULL"),
            postgresql_where=text("decided_at IS NULL"),
        ),
        Index("ix_moderation_cases_queue", "community_id", "decided_at", "urgency", "deadline_at", "id"),
        Index("ix_moderation_cases_deadline", "decided_at", "deadline_at"),
    )

    id: Mapped[str] = _key()
    community_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    kind: Mapped[str]
    subject_id: Mapped[str]
    author_id: Mapped[str | None] = _person(nullable=True)
    source: Mapped[str]
    urgency: Mapped[int]
    labels: Mapped[list[str]] = mapped_column(default=list)
    reasons: Mapped[list[str]] = mapped_column(default=list)
    held: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)
    opened_at: Mapped[datetime] = mapped_column(default=clock.now)
    deadline_at: Mapped[datetime]
    # The deadline whose passing has been announced; a new deadline is announced anew.
    overdue_told_for: Mapped[datetime | None]
    escalated_at: Mapped[datetime | None]
    decided_at: Mapped[datetime | None]
    claimed_by_id: Mapped[str | None] = _person(nullable=True)
    lease_until: Mapped[datetime | None]

    @property
    def severity(self) -> str:
        return SEVERITIES[self.urgency]

    @property
    def status(self) -> str:
        return "decided" if self.decided_at else "open"

    def is_held_by(self, account_id: str) -> bool:
        """Whether this account holds a claim on the case that has not run out."""
        return self.holder_id == account_id

    @property
    def holder_id(self) -> str | None:
        """Who holds the case at this moment."""
        return self.claimed_by_id if self.lease_until and self.lease_until > clock.now() else None


class CaseParty(Base):
    """Somebody who is author, involved or reporter, and so may never handle the case."""

    __tablename__ = "moderation_parties"

    case_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("moderation_cases.id"), primary_key=True)
    account_id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, index=True)


class CaseSkip(Base):
    """A moderator who would rather not take this case; it comes last for them."""

    __tablename__ = "moderation_skips"

    case_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("moderation_cases.id"), primary_key=True)
    account_id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)


class Evidence(Base):
    """The subject as it stood when it was reported; nothing changes it afterwards."""

    __tablename__ = "moderation_evidence"
    __table_args__ = (Index("ix_moderation_evidence_case", "case_id", "frozen_at", "id"),)

    id: Mapped[str] = _key()
    case_id: Mapped[str] = _case()
    author: Mapped[str | None]
    text: Mapped[str]
    context: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    frozen_at: Mapped[datetime] = mapped_column(default=clock.now)

    @property
    def shows_held_edit(self) -> bool:
        """Whether it was not the subject that was held, but what its author would have made of it."""
        edits = (edit for line in self.context if line["is_subject"] for edit in line.get("edits", ()))
        return any(edit["kind"] == "held" for edit in edits)


class Act(NamedTuple):
    """One thing a decision does, and for how many days where that is asked."""

    name: str
    days: int | None = None


class Decision(Base):
    """What a moderator decided, by which guideline and why, with the state before and after.

    It may do several things: `action` is the one it is counted as, `acts` has them all. Where two people were needed,
    `seconded_by_id` is the other. One that was undone counts for nothing, and stays on record.
    """

    __tablename__ = "moderation_decisions"
    __table_args__ = (
        CheckConstraint("length(rationale) BETWEEN {} AND {}".format(*RATIONALE_LENGTH), "rationale"),
        CheckConstraint("length(guideline) > 0", "guideline"),
        Index("ix_moderation_decisions_case", "case_id", "decided_at", "id"),
    )

    id: Mapped[str] = _key()
    case_id: Mapped[str] = _case()
    moderator_id: Mapped[str] = _person()
    action: Mapped[str]
    done: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    guideline: Mapped[str]
    rationale: Mapped[str]
    old_state: Mapped[dict[str, Any]]
    new_state: Mapped[dict[str, Any]]
    decided_at: Mapped[datetime] = mapped_column(default=clock.now)
    seconded_by_id: Mapped[str | None] = _person(nullable=True)
    undone_at: Mapped[datetime | None]
    undone_by_id: Mapped[str | None] = _person(nullable=True)

    case: Mapped[Case] = relationship(lazy="raise")

    @property
    def acts(self) -> Sequence[Act]:
        """All it does; a decision made before there could be several does one thing."""
        return [Act(**act) for act in self.done] or [Act(self.action)]


class Report(Base):
    """One person's word that something is not right."""

    __tablename__ = "moderation_reports"
    __table_args__ = (
        Index(
            "uq_moderation_reports_open",
            "reporter_id",
            "kind",
            "subject_id",
            unique=True,
            sqlite_where=text("answered_at IS NULL"),
            postgresql_where=text("answered_at IS NULL"),
        ),
        Index("ix_moderation_reports_mine", "reporter_id", "created_at", "id"),
        Index("ix_moderation_reports_case", "case_id", "created_at", "id"),
    )

    id: Mapped[str] = _key()
    case_id: Mapped[str] = _case()
    reporter_id: Mapped[str] = _person()
    kind: Mapped[str]
    subject_id: Mapped[str]
    reason: Mapped[str]
    note: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    answered_at: Mapped[datetime | None]
    decision_id: Mapped[str | None] = mapped_column(
        String(ID_LENGTH), ForeignKey("moderation_decisions.id"), index=True
    )

    decision: Mapped[Decision | None] = relationship(lazy="raise")

    @property
    def status(self) -> str:
        return "answered" if self.answered_at else "received"


class AuditEntry(Base):
    """One link of the audit log; `hash` covers everything else and the hash before it."""

    __tablename__ = "moderation_audit"

    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    actor_id: Mapped[str | None] = _person(nullable=True)
    action: Mapped[str]
    subject: Mapped[str]
    data: Mapped[dict[str, Any]]
    hash: Mapped[str]


class AuditHead(Base):
    """The end of the audit log; whoever writes locks this one row first."""

    __tablename__ = "moderation_audit_head"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[str]
