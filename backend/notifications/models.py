"""Tables: notices."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.db import ID_LENGTH, Base
from backend.core.ids import new_id


class Notice(Base):
    """Something one person should hear; worded when it is read, in the language of the reader."""

    __tablename__ = "notifications_notices"
    __table_args__ = (
        # The same cause is told once, however often its delivery is tried.
        UniqueConstraint("account_id", "cause"),
        Index("ix_notifications_notices_account", "account_id", "created_at", "id"),
        Index("ix_notifications_notices_unread", "account_id", "read_at"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    account_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"))
    kind: Mapped[str]
    data: Mapped[dict[str, str]] = mapped_column(JSON)
    link: Mapped[str | None]
    cause: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    read_at: Mapped[datetime | None]
