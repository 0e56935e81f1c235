"""What must not be lost: rows written in the cause's own transaction, delivered by whoever claims them first.

What is said to servers of others goes its own way (`outside`): slow as they may be, nothing of ours waits for them,
no transaction stays open meanwhile, and after some days it is given up.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import ColumnElement, Index, String, delete, func, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from . import clock, metrics, tasks
from .db import ID_LENGTH, Base, after_commit, session, unit_of_work
from .ids import new_id

log = structlog.get_logger(__name__)
Handler = Callable[[dict[str, Any]], None]

LEASE = timedelta(minutes=2)
FIRST_DELAY, LONGEST_DELAY = timedelta(seconds=2), timedelta(minutes=30)
KEPT = timedelta(days=14)
OUTSIDE_SECONDS, OUTSIDE_AT_ONCE = 2, 8
_handlers: dict[str, list[Handler]] = {}
_outside: dict[str, tuple[Handler, int]] = {}


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


def outside(topic: str, *, attempts: int) -> Callable[[Handler], Handler]:
    """Deliver entries of `topic` to the decorated function, which opens its own units; it may run twice.

    After so many `attempts` the entry is given up: 56 take about a day, 152 about three.
    """

    def decorate(handler: Handler) -> Handler:
        _outside[topic] = handler, attempts
        return handler

    return decorate


def put(topic: str, payload: dict[str, Any], *, due_at: datetime | None = None) -> None:
    """Add an entry to the open transaction; ids only, never what people wrote."""
    now = clock.now()
    session().add(OutboxEntry(topic=topic, payload=payload, due_at=due_at or now))
    if due_at is None or due_at <= now:  # what is for later the sweep finds
        after_commit(lambda: tasks.enqueue(deliver_due))


@tasks.task
def deliver_due() -> int:
    """Deliver every due entry; returns how many were delivered."""
    delivered = 0
    while entry := _claim(_is_ours()):
        delivered += _deliver(entry)
    return delivered


@tasks.often(seconds=OUTSIDE_SECONDS)
def deliver_outside() -> int:
    """Deliver every due entry that goes to servers of others, some at once; returns how many were delivered."""
    now = clock.now()
    with unit_of_work(readonly=True) as unit:
        waiting = unit.scalars(
            select(OutboxEntry.id).where(_is_due(now), OutboxEntry.topic.in_(_outside)).limit(OUTSIDE_AT_ONCE)
        ).all()
    if not waiting:
        return 0
    with ThreadPoolExecutor(len(waiting)) as pool:
        return sum(pool.map(lambda _: _deliver_all_outside(), waiting))


@tasks.every(minutes=1)
def sweep() -> None:
    """Deliver what a stopped process left behind."""
    deliver_due()


@tasks.every(minutes=24 * 60)
def forget_done() -> None:
    """Keep what is delivered or given up for some days, for whoever has to find out why, and no longer."""
    with unit_of_work() as unit:
        unit.execute(delete(OutboxEntry).where(OutboxEntry.done_at < clock.now() - KEPT))


def _is_due(now: datetime) -> ColumnElement[bool]:
    free = or_(OutboxEntry.claimed_until.is_(None), OutboxEntry.claimed_until < now)
    return OutboxEntry.done_at.is_(None) & (OutboxEntry.due_at <= now) & free


def _is_ours() -> ColumnElement[bool]:
    return OutboxEntry.topic.not_in(_outside)


def _claim(which: ColumnElement[bool]) -> OutboxEntry | None:
    now = clock.now()
    due = _is_due(now) & which
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


def _deliver_all_outside() -> int:
    delivered = 0
    while entry := _claim(OutboxEntry.topic.in_(_outside)):
        delivered += _deliver_outside(entry)
    return delivered


def _deliver_outside(entry: OutboxEntry) -> bool:
    handler, attempts = _outside[entry.topic]
    try:
        handler(entry.payload)
    except Exception:
        given_up = entry.attempts >= attempts
        log.exception("outside_delivery_failed", topic=entry.topic, attempts=entry.attempts, given_up=given_up)
        if given_up:
            _finish(entry)
        else:
            _put_off(entry)
        return False
    _finish(entry)
    return True


def _finish(entry: OutboxEntry) -> None:
    with unit_of_work() as unit:
        unit.execute(update(OutboxEntry).where(OutboxEntry.id == entry.id).values(done_at=clock.now()))


def _put_off(entry: OutboxEntry) -> None:
    delay = min(FIRST_DELAY * 2 ** min(entry.attempts, 12), LONGEST_DELAY)
    with unit_of_work() as unit:
        unit.execute(
            update(OutboxEntry).where(OutboxEntry.id == entry.id).values(due_at=clock.now() + delay, claimed_until=None)
        )
