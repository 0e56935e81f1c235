"""Tables: what rules caught, first one row each, then counted by day."""

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.db import ID_LENGTH, Base
from backend.core.ids import new_id

RULE_LENGTH = 120


class Hit(Base):
    """A rule caught something: neither what nor whose. Rows, not a counter, so that no two messages wait in line."""

    __tablename__ = "moderation_rule_hits"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    community_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    rule: Mapped[str] = mapped_column(String(RULE_LENGTH))
    day: Mapped[date]


class RuleDay(Base):
    """How often a rule caught something that day."""

    __tablename__ = "moderation_rule_days"

    community_id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    rule: Mapped[str] = mapped_column(String(RULE_LENGTH), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    hits: Mapped[int] = mapped_column(default=0)
