"""Tables: how often a community gets an example, and what people made of each."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.db import ID_LENGTH, Base
from backend.core.ids import new_id

EXAMPLE_LENGTH = 60
MOST_PERCENT = 25


class Rate(Base):
    """How many in a hundred cases of a community are examples; without a row none is."""

    __tablename__ = "moderation_calibration_rates"
    __table_args__ = (CheckConstraint(f"percent BETWEEN 0 AND {MOST_PERCENT}", "percent"),)

    community_id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    percent: Mapped[int]


class Judgement(Base):
    """What somebody made of an example, the first time they met it."""

    __tablename__ = "moderation_calibration_judgements"
    __table_args__ = (UniqueConstraint("account_id", "example"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    community_id: Mapped[str] = mapped_column(String(ID_LENGTH), index=True)
    account_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    case_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("moderation_cases.id"))
    example: Mapped[str] = mapped_column(String(EXAMPLE_LENGTH))
    fine: Mapped[bool]
    guideline: Mapped[str]
    judged_at: Mapped[datetime] = mapped_column(default=clock.now)
