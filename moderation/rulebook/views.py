"""Rules as the schemas show them, in a fixed number of queries."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from backend.core import clock
from backend.core.actor import Actor
from moderation import people

from . import known, queries, service, switching
from .models import LIVE, RuleDay, RuleMode
from .queries import SHOWN_DAYS
from .standing import NEW


def rules(names: Sequence[str], actor: Actor) -> Sequence[dict[str, Any]]:
    """These rules as they stand in the actor's community."""
    here, today = actor.community_id, clock.today()
    records = {record.rule: record for record in queries.list_records(here, today, names)}
    touched, days = queries.modes_of(here, names), queries.list_days(here, today, names)
    nicknames = people.nicknames({row.asked_by_id for row in touched.values() if row.asked_by_id})
    shown = []
    for name in names:
        record, mode, listed = records.get(name), touched.get(name), known.rules().get(name)
        shown.append(
            {
                "rule": name,
                "label": listed and listed.label,
                "needs_two": listed is not None and known.needs_two(listed),
                "mode": mode.mode if mode else LIVE,
                "week": record.week if record else 0,
                "before": record.before if record else 0,
                "last_on": record and record.last_on,
                "standing": service.judge(record, mode) if record else NEW,
                "asked": _asked(mode, actor, nicknames) if mode and switching.is_asked(mode) else None,
                **_by_day([day for day in days if day.rule == name], today),
            }
        )
    return shown


def _asked(mode: RuleMode, actor: Actor, nicknames: Any) -> dict[str, Any]:
    return {
        "mode": mode.asked_mode,
        "reason": mode.asked_reason,
        "by": nicknames.get(mode.asked_by_id),
        "mine": mode.asked_by_id == actor.id,
        "until": mode.asked_at and mode.asked_at + switching.OPEN_FOR,
    }


def _by_day(days: Iterable[RuleDay], today: date) -> dict[str, list[int]]:
    caught = {day.day: day for day in days}
    shown = [caught.get(today - timedelta(days=ago)) for ago in range(SHOWN_DAYS, 0, -1)]
    return {
        "live_days": [day.hits if day else 0 for day in shown],
        "shadow_days": [day.shadow if day else 0 for day in shown],
    }
