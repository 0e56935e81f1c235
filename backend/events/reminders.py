"""Reminders: planned in the transaction that gives a seat or moves an event, one for each person, moment and hour.

Nothing is taken back: what is due asks whether it is still so, and somebody is told of the same start once.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

import structlog

from backend.core import clock, outbox
from backend.notifications import service as notifications

from . import queries
from .models import Event
from .wallclock import moment_of

log = structlog.get_logger(__name__)
TOPIC = "events.reminder"
KINDS = ("events.within_a_day", "events.within_two_hours")
HOURS = timedelta(hours=2)
# A reminder that comes later than this would say what is no longer true.
LATEST = timedelta(hours=2)


def plan(event: Event, account_ids: Iterable[str]) -> None:
    """Remind these people, who have a seat, a day and two hours before; not of what is so near already."""
    for account_id in account_ids:
        for kind in KINDS:
            if (due_at := due(event, kind)) > clock.now():
                cause = {"event_id": event.id, "account_id": account_id, "starts_at": event.starts_at.isoformat()}
                outbox.put(TOPIC, {**cause, "kind": kind}, due_at=due_at)


def due(event: Event, kind: str) -> datetime:
    """When this kind is due: at the same hour of the day before, or two hours before."""
    if kind == KINDS[0]:
        return moment_of(event.local_start - timedelta(days=1), event.zone)
    return event.starts_at - HOURS


def remind(reminder: dict[str, Any]) -> None:
    """Tell them, unless it was moved or called off, they no longer come, or it is too late for it."""
    event = queries.find_event(reminder["event_id"])
    if event is None or not _holds(event, reminder):
        return
    if clock.now() > due(event, reminder["kind"]) + LATEST:
        log.warning("reminder_missed", event_id=event.id, account_id=reminder["account_id"], kind=reminder["kind"])
        return
    notifications.notify(
        account_ids=[reminder["account_id"]],
        kind=reminder["kind"],
        data={"title": event.title},
        link=f"/events/{event.id}",
        cause=f"{event.id}:{reminder['kind']}:{reminder['starts_at']}",
    )


def _holds(event: Event, reminder: dict[str, Any]) -> bool:
    if event.status != "open" or event.starts_at.isoformat() != reminder["starts_at"]:
        return False
    sign_up = queries.find_sign_up(event.id, reminder["account_id"])
    return sign_up is not None and sign_up.status == "going"
