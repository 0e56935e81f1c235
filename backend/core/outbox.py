"""What must not be lost: rows written in the cause's own transaction, delivered by whoever claims them first."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import Index, String, func, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from . import clock, metrics, tasks
from .db import ID_LENGTH, Base, after_commit, session, unit_of_work
from .ids import new_id

log = structlog.get_logger(__name__)
Handler = Callable[[dict[str, Any]], None]

LEASE = timedelta(minutes=2)
FIRST_DELAY, LONGEST_DELAY = timedelta(seconds=2), timedelta(minutes=30)
_handlers: dict[str, list[Handler]] = {}


class OutboxEntry(Base):
    """Something that will be told or done, at least once, after the transaction that decided it."""

    __tablename__ = "core_outbox"
    __table_args__ = (Index("ix_core_outbox_due", "done_at", "due_at"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    topic: Mapped[str]
    payload: Mapped[dict[str, Any]]
    due_at: Mapped[datetime]
    claimed_until: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    done_at: Mapped[datetime | None]


def on(topic: str) -> Callable[[Handler], Handler]:
    """Deliver entries of `topic` to the decorated function, in a unit of work of its own; it must be idempotent."""

    def decorate(handler: Handler) -> Handler:
        _handlers.setdefault(topic, []).append(handler)
        return handler

    return decorate


def put(topic: str, payload: dict[str, Any]) -> None:
    """Add an entry to the open transaction; ids only, never what people wrote."""
    session().add(OutboxEntry(topic=topic, payload=payload, due_at=clock.now()))
    after_commit(lambda: tasks.enqueue(deliver_due))


@tasks.task
def deliver_due() -> int:
    """Deliver every due entry; returns how many were delivered."""
    delivered = 0
    while entry := _claim():
        delivered += _deliver(entry)
    return delivered


@tasks.every(minutes=1)
def sweep() -> None:
    """Deliver what a stopped process left behind."""
    deliver_due()


def _claim() -> OutboxEntry | None:
    now = clock.now()
    free = or_(OutboxEntry.claimed_until.is_(None), OutboxEntry.claimed_until < now)
    due = OutboxEntry.done_at.is_(None) & (OutboxEntry.due_at <= now) & free
    with unit_of_work() as unit:
        metrics.outbox_pending.set(_count_pending())
        first = select(OutboxEntry.id).where(due).order_by(OutboxEntry.due_at).limit(1)
        claim = (
            update(OutboxEntry)
            .where(OutboxEntry.id == first.with_for_update(skip_locked=True).scalar_subquery(), due)
            .values(claimed_until=now + LEASE, attempts=OutboxEntry.attempts + 1)
            .returning(OutboxEntry)
        )
        return unit.scalar(claim)


def _count_pending() -> int:
    return session().scalar(select(func.count()).where(OutboxEntry.done_at.is_(None))) or 0


def _deliver(entry: OutboxEntry) -> bool:
    try:
        with unit_of_work() as unit:
            for handler in _handlers.get(entry.topic, ()):
                handler(entry.payload)
            unit.execute(update(OutboxEntry).where(OutboxEntry.id == entry.id).values(done_at=clock.now()))
        return True
    except Exception:
        log.exception("outbox_delivery_failed", topic=entry.topic, attempts=entry.attempts)
        _put_off(entry)
        return False


def _put_off(entry: OutboxEntry) -> None:
    delay = min(FIRST_DELAY * 2 ** min(entry.attempts, 12), LONGEST_DELAY)
    with unit_of_work() as unit:
        unit.execute(
            update(OutboxEntry).where(OutboxEntry.id == entry.id).values(due_at=clock.now() + delay, claimed_until=None)
        )
