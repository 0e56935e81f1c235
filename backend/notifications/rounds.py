"""Rounds of ringing: what is due together rings once; not in quiet hours, and not for what was read meanwhile."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Row, delete, select, update

from backend.core import clock, outbox
from backend.core.db import session, unit_of_work

from . import topics
from .listeners import Listener, listeners_by_id
from .models import Notice, PushSubscription, Ring
from .queries import list_devices
from .ringing import add
from .sources import source_of, topics_with_source

PUSH = "notifications.push"
AT_ONCE = 200
# Whoever has just been rung is left alone for a while; what comes meanwhile comes together.
REST = timedelta(minutes=10)
Rings = Sequence[Row[*tuple[Any, ...]]]
Devices = Mapping[str, Sequence[PushSubscription]]

_COLUMNS = (Ring.account_id, Ring.topic, Ring.path, Ring.urgent, Ring.notice_id)


class News(NamedTuple):
    """Something that is still to be read."""

    topic: str
    path: str
    urgent: bool


def ring_due() -> int:
    """Hand one push for each device of everybody who is due to the outbox; returns how many people that is.

    The rings are deleted in the transaction that writes the pushes, so that of many workers one does it.
    """
    now, rung = clock.now(), 0
    while _is_any_due(now):
        with unit_of_work():
            rung += _ring_some(now)
    return rung


def _is_any_due(now: datetime) -> bool:
    with unit_of_work(readonly=True) as unit:
        return unit.scalar(select(Ring.id).where(Ring.due_at <= now).limit(1)) is not None


def _ring_some(now: datetime) -> int:
    due = _claim(now)
    devices, listeners = list_devices(due), listeners_by_id(due)
    ready: dict[str, Rings] = {}
    for account_id in sorted(due.keys() & devices.keys() & listeners.keys()):
        wanted = [row for row in due[account_id] if listeners[account_id].wants(row.topic, "push")]
        wait = _wait(listeners[account_id], devices[account_id], now)
        if wait and not any(row.urgent for row in wanted):
            add({**row._asdict(), "due_at": wait} for row in wanted)
        else:
            ready[account_id] = wanted
    news = _keep_unread(ready)
    _hand_over(news, devices, now)
    return len(news)


def _claim(now: datetime) -> Mapping[str, Rings]:
    first = select(Ring.account_id).where(Ring.due_at <= now).order_by(Ring.due_at).limit(AT_ONCE)
    claim = delete(Ring).where(Ring.account_id.in_(first.scalar_subquery()), Ring.due_at <= now)
    claimed: dict[str, list[Row[*tuple[Any, ...]]]] = defaultdict(list)
    for row in session().execute(claim.returning(*_COLUMNS).execution_options(synchronize_session=False)):
        claimed[row.account_id].append(row)
    return claimed


def _wait(listener: Listener, devices: Sequence[PushSubscription], now: datetime) -> datetime | None:
    rested = max([now, *(device.rung_at + REST for device in devices if device.rung_at)])
    until = listener.sleeper.quiet_until(rested) or rested
    return until if until > now else None


def _keep_unread(ready: Mapping[str, Rings]) -> Mapping[str, Sequence[News]]:
    rows = [row for rings in ready.values() for row in rings]
    noticed = select(Notice.id).where(Notice.id.in_({row.notice_id for row in rows if row.notice_id}))
    unread = set(session().scalars(noticed.where(Notice.read_at.is_(None))))
    paths = {
        topic: source_of(topic).find_news({row.account_id for row in rows if row.topic == topic})
        for topic in topics_with_source()
    }
    kept: dict[str, list[News]] = defaultdict(list)
    for row in rows:
        if row.topic in paths:
            path = paths[row.topic].get(row.account_id)
        else:
            path = row.path if row.notice_id is None or row.notice_id in unread else None
        if path is not None:
            kept[row.account_id].append(News(row.topic, path, row.urgent))
    return kept


def _hand_over(news: Mapping[str, Sequence[News]], devices: Devices, now: datetime) -> None:
    for account_id, one in news.items():
        about, paths = {part.topic for part in one}, {part.path for part in one}
        said = {
            "topic": about.pop() if len(about) == 1 else topics.SEVERAL,
            "path": paths.pop() if len(paths) == 1 else "/",
            "urgent": any(part.urgent for part in one),
        }
        for device in devices[account_id]:
            outbox.put(PUSH, {"subscription_id": device.id, **said})
    rung = update(PushSubscription).where(PushSubscription.account_id.in_(news.keys()))
    session().execute(rung.values(rung_at=now))
