"""Tables: what rules caught, first one row each, then counted by day; and which rules are not as they were built."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.db import ID_LENGTH, Base
from backend.core.ids import new_id

RULE_LENGTH = 120
LIVE, SHADOW, OFF = MODES = ("live", "shadow", "off")


class Hit(Base):
    """A rule caught something: neither what nor whose. Rows, not a counter, so that no two messages wait in line."""

    __tablename__ = "moderation_rule_hits"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    community_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    rule: Mapped[str] = mapped_column(String(RULE_LENGTH))
    day: Mapped[date]
    # Whether the rule only looked on.
    shadow: Mapped[bool] = mapped_column(default=False)


class RuleDay(Base):
    """How often a rule caught something that day: with effect, and in the shadow."""

    __tablename__ = "moderation_rule_days"

    community_id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    rule: Mapped[str] = mapped_column(String(RULE_LENGTH), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    hits: Mapped[int] = mapped_column(default=0)
    shadow: Mapped[int] = mapped_column(default=0)


class RuleMode(Base):
    """A rule that somebody has put out of force in a community, or once did; and what waits for a second person.

    What led to it stands in the audit log.
    """

    __tablename__ = "moderation_rule_modes"
    __table_args__ = (
        CheckConstraint("mode IN ('live', 'shadow', 'off')", "mode"),
        CheckConstraint("asked_mode IN ('shadow', 'off')", "asked_mode"),
    )

    community_id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    rule: Mapped[str] = mapped_column(String(RULE_LENGTH), primary_key=True)
    mode: Mapped[str] = mapped_column(default=LIVE)
    # The last day on which it was not counted: what it caught before says nothing about what it catches since.
    uncounted_on: Mapped[date | None]
    asked_mode: Mapped[str | None]
    asked_reason: Mapped[str | None]
    asked_by_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    asked_at: Mapped[datetime | None]

    def forget_question(self) -> None:
        """Nothing waits for a second person any more."""
        self.asked_mode = self.asked_reason = self.asked_by_id = self.asked_at = None
