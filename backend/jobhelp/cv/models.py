"""Tables: one CV a youth."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.db import ID_LENGTH, Base

STYLES = ("calm", "clear")
# JSON Resume keeps the first two under "work" and the others under "volunteer".
PAID, UNPAID = ("job", "internship"), ("helping", "club", "project")
KINDS = (*PAID, *UNPAID)
LEVELS = ("some", "good", "fluent", "native")
TIMES = ("weekday_afternoon", "weekday_evening", "weekend_day", "weekend_evening", "holidays")
TRAVEL = ("walk", "bike", "bus", "moped", "car")


class Cv(Base):
    """What a youth says of themselves to employers, as CvSchema has it.

    `version` counts its savings, so that a second phone does not undo what the first one wrote.
    """

    __tablename__ = "jobhelp_cvs"

    account_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), primary_key=True)
    content: Mapped[dict[str, Any]]
    version: Mapped[int] = mapped_column(default=1)
    updated_at: Mapped[datetime] = mapped_column(default=clock.now, onupdate=clock.now)
