"""Tables: pots, and the entries that made them what they are."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.db import ID_LENGTH, Base

POTS = ("crew", "travel")
WHYS = ("put_in", "taken_out", "spent", "travel")


class Pot(Base):
    """Money set aside for one thing; its balance is the sum of its entries, in øre, and never below nothing."""

    __tablename__ = "ledger_pots"
    __table_args__ = (CheckConstraint("balance_ore >= 0", "balance"),)

    community_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("accounts_communities.id"), primary_key=True
    )
    name: Mapped[str] = mapped_column(primary_key=True)
    balance_ore: Mapped[int] = mapped_column(BigInteger(), default=0)


class Entry(Base):
    """An amount in øre that went in (above nothing) or out. It never changes: a mistake is put right by another entry.

    `subject_id` is what it was for; of each subject, and for each reason, there is one entry.
    """

    __tablename__ = "ledger_entries"
    __table_args__ = (
        CheckConstraint("amount_ore != 0", "amount"),
        ForeignKeyConstraint(["community_id", "pot"], ["ledger_pots.community_id", "ledger_pots.name"]),
        UniqueConstraint("why", "subject_id"),
        Index("ix_ledger_entries_pot", "community_id", "pot", "at", "id"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    community_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    pot: Mapped[str]
    amount_ore: Mapped[int]
    why: Mapped[str]
    subject_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    words: Mapped[str | None]
    by_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), index=True)
    at: Mapped[datetime] = mapped_column(default=clock.now)
