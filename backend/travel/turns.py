"""One after the other at the same request."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, update

from backend.core.db import session

from .errors import TravelChanged
from .models import TravelRequest


def turn(request: TravelRequest, statuses: Sequence[str], *only: ColumnElement[bool], **values: Any) -> bool:
    """Change a request that still stands as thought; False where somebody was first."""
    ours = (TravelRequest.id == request.id, TravelRequest.status.in_(statuses), *only)
    turned = update(TravelRequest).where(*ours).values(**values, version=TravelRequest.version + 1)
    found = session().scalar(turned.returning(TravelRequest), execution_options={"populate_existing": True})
    return found is not None


def require_same(request: TravelRequest, facts: dict[str, Any]) -> TravelRequest:
    """`request`, if it already is what somebody wants to make it; raises TravelChanged."""
    session().refresh(request)
    if any(getattr(request, name) != value for name, value in facts.items()):
        raise TravelChanged
    return request
