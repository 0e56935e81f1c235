"""Table: the statement of reasons each decision gave, saved with it or not at all."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.db import ID_LENGTH, Base
from backend.core.ids import new_id


class Statement(Base):
    """What one person was told (Digital Services Act, article 17): what, how long, about what, by which guideline.

    One with `must_read` is shown to them before anything else until they have read it. It is withdrawn when what it
    tells of is undone. `appeal_until` is the last moment to disagree.
    """

    __tablename__ = "moderation_statements"
    __table_args__ = (
        CheckConstraint("length(guideline) > 0", "guideline"),
        UniqueConstraint("decision_id", "account_id"),
        Index("ix_moderation_statements_mine", "account_id", "given_at", "id"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    decision_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("moderation_decisions.id"))
    account_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    # {"name", "until"}: `until` in RFC 3339, or None where it has no end or happens once.
    acts: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    guideline: Mapped[str]
    quote: Mapped[str]
    seen_on: Mapped[date]
    of_edit: Mapped[bool] = mapped_column(default=False)
    given_at: Mapped[datetime] = mapped_column(default=clock.now)
    appeal_until: Mapped[datetime]
    must_read: Mapped[bool] = mapped_column(default=False)
    read_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
