"""Which rules have no say, for those who screen: read now and then, never waited for, and every rule live in doubt."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy import select

from backend.core import clock
from backend.core.db import database

from .models import LIVE, OFF, RuleMode

log = structlog.get_logger(__name__)

FRESH = timedelta(seconds=30)
_NONE = frozenset[str]()


@dataclass(frozen=True, slots=True)
class Modes:
    """By community, the rules without a say and those that are not even counted; and when that was read."""

    quiet: Mapping[str, frozenset[str]]
    uncounted: Mapping[str, frozenset[str]]
    read_at: datetime

    @property
    def is_fresh(self) -> bool:
        """Whether it may be gone by; a clock that was set back makes it old."""
        return timedelta() <= clock.now() - self.read_at < FRESH


_known: Modes | None = None


def quiet(community_id: str) -> frozenset[str]:
    """The rules that have no say in a community at this moment; never raises."""
    return _current().quiet.get(community_id, _NONE)


def uncounted(community_id: str) -> frozenset[str]:
    """Those that are off there; never raises."""
    return _current().uncounted.get(community_id, _NONE)


def forget() -> None:
    """Read anew when next asked: something has changed."""
    global _known
    _known = None


def _current() -> Modes:
    global _known
    if _known is None or not _known.is_fresh:
        # Whoever asks while it is being read goes by what was known, so that one reads and nobody waits.
        now = clock.now()
        _known = Modes(_known.quiet, _known.uncounted, now) if _known else Modes({}, {}, now)
        _known = _read(now)
    return _known


def _read(now: datetime) -> Modes:
    # A transaction of its own: what goes wrong here must not spoil that of the message.
    try:
        with database().begin(readonly=True) as reading:
            touched = select(RuleMode.community_id, RuleMode.rule, RuleMode.mode).where(RuleMode.mode != LIVE)
            rows = [(where, rule, mode) for where, rule, mode in reading.execute(touched)]
    except Exception:
        log.exception("rule_modes_unreadable")
        rows = []
    return Modes(_by_community(rows), _by_community(row for row in rows if row[2] == OFF), now)


def _by_community(rows: Iterable[tuple[str, str, str]]) -> Mapping[str, frozenset[str]]:
    rules: dict[str, set[str]] = {}
    for community_id, rule, _ in rows:
        rules.setdefault(community_id, set()).add(rule)
    return {community_id: frozenset(several) for community_id, several in rules.items()}
