"""Table: what moderators have said about whom they know."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.db import ID_LENGTH, Base


class Tie(Base):
    """One person has said that they know another; why is nobody's business."""

    __tablename__ = "moderation_ties"

    account_id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    other_id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, index=True)
    told_at: Mapped[datetime] = mapped_column(default=clock.now)
