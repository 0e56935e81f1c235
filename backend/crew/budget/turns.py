"""One after the other at the same proposal."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, update

from backend.core.db import session

from .models import Proposal


def turn(proposal: Proposal, statuses: Sequence[str], *only: ColumnElement[bool], **values: Any) -> bool:
    """Change a proposal that still stands as thought, so that all others wait; False where somebody was first."""
    ours = (Proposal.id == proposal.id, Proposal.status.in_(statuses), Proposal.gone_at.is_(None), *only)
    turned = update(Proposal).where(*ours).values(**values, version=Proposal.version + 1).returning(Proposal)
    return session().scalar(turned, execution_options={"populate_existing": True}) is not None
