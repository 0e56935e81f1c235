"""Table: who may not do what, from when until when, by which decision."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.db import ID_LENGTH, Base
from backend.core.ids import new_id

# Not write; write, but be read by somebody first; not take part, for a while or until talked to; not come back.
SANCTIONS = MUTE, HOLD_FIRST, SUSPEND, BAN = ("mute", "hold_first", "suspend", "ban")
SHUT_OUT = (SUSPEND, BAN)


class Sanction(Base):
    """One sanction; without `until` it lasts until somebody lifts it."""

    __tablename__ = "moderation_sanctions"
    __table_args__ = (
        CheckConstraint("kind IN ('mute', 'hold_first', 'suspend', 'ban')", "kind"),
        Index("ix_moderation_sanctions_person", "account_id", "lifted_at", "until"),
        Index("ix_moderation_sanctions_due", "lifted_at", "until"),
        Index("ix_moderation_sanctions_decision", "decision_id"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    account_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    kind: Mapped[str]
    decision_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("moderation_decisions.id"))
    begun_at: Mapped[datetime] = mapped_column(default=clock.now)
    until: Mapped[datetime | None]
    lifted_at: Mapped[datetime | None]
    lifted_by_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    # Whether it is this that keeps the person out, so that its end lets them in; a coordinator may have been first.
    keeps_out: Mapped[bool] = mapped_column(default=False)
