"""Asking for somebody's devices to be rung. Rings are rows of the cause's own transaction; `rounds` rings them."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select

from backend.core import clock
from backend.core.db import session
from backend.core.ids import new_id

from . import topics
from .models import Notice, Ring
from .queries import list_devices

NOTICES_PAGE = "/notices"


def ring(notices: Collection[Notice]) -> None:
    """Ring for these notices of the open unit, on whatever devices their readers have."""
    reachable = list_devices(notice.account_id for notice in notices)
    add(
        {
            "account_id": notice.account_id,
            "topic": topics.topic_of(notice.kind),
            "path": notice.link or NOTICES_PAGE,
            "urgent": topics.is_urgent(notice.kind, notice.data),
            "notice_id": notice.id,
        }
        for notice in notices
        if notice.account_id in reachable
    )


def ring_for_news(account_ids: Collection[str], topic: str) -> None:
    """Ring these people for what the source of `topic` knows, unless they are to be rung for it already."""
    waiting = select(Ring.account_id).where(
        Ring.account_id.in_(account_ids), Ring.topic == topic, Ring.notice_id.is_(None)
    )
    new = list_devices(account_ids).keys() - set(session().scalars(waiting))
    add({"account_id": account_id, "topic": topic} for account_id in sorted(new))


def ring_later(account_id: str, topic: str, path: str, due_at: datetime) -> None:
    """Ring somebody again, for what could not be delivered before it became quiet."""
    add([{"account_id": account_id, "topic": topic, "path": path, "due_at": due_at}])


def add(rings: Iterable[Mapping[str, Any]]) -> None:
    """Add rings, due now unless they say otherwise, in one statement."""
    blank = {"path": "/", "urgent": False, "notice_id": None, "due_at": clock.now()}
    if rows := [{**blank, **one, "id": new_id()} for one in rings]:
        session().execute(insert(Ring), rows)
