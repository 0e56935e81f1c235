"""Table: which communities are neighbours, or asked to be."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.db import ID_LENGTH, Base


class Neighbours(Base):
    """Two communities of which one asked the other; neighbours from the moment both agreed.

    Their ids are in order, so that two have one row whoever asks. Whoever raises `turn` makes the others wait.
    """

    __tablename__ = "events_neighbours"
    __table_args__ = (CheckConstraint("one_id < other_id", "order"),)

    one_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts_communities.id"), primary_key=True)
    other_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("accounts_communities.id"), primary_key=True, index=True
    )
    asked_from_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts_communities.id"))
    agreed_at: Mapped[datetime | None]
    turn: Mapped[int] = mapped_column(default=0)

    @property
    def pair(self) -> frozenset[str]:
        """Both communities."""
        return frozenset((self.one_id, self.other_id))
