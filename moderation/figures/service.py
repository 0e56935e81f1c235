"""Use cases: how moderation does, for those who answer for it and for everybody."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from backend.core import clock
from backend.core.actor import Actor
from moderation import actions
from moderation.models import SOURCES
from moderation.permissions import OVERSEE
from moderation.sanctions.models import BAN, HOLD_FIRST, MUTE, SUSPEND
from moderation.severity import REASONS

from . import halves, queries
from .measures import Figures, Table, summarise, without_small

SPAN = timedelta(days=90)
_ENDS = (
    actions.DISMISS,
    actions.RELEASE,
    actions.WARN,
    actions.HIDE,
    actions.REJECT,
    MUTE,
    HOLD_FIRST,
    SUSPEND,
    BAN,
    actions.ESCALATE,
)


def list_figures(*, actor: Actor, by: str) -> list[Figures]:
    """How the last 90 days went in the actor's community, by group; raises Forbidden."""
    actor.require(OVERSEE)
    return summarise(queries.list_past(actor.community_id, clock.now() - SPAN), by)


def list_tables(*, actor: Actor, half: str) -> list[Table]:
    """What moderation did in a half year, for every member; raises NotOverYet."""
    at = (actor.community_id, *halves.span(half))
    return [
        _table("reports", queries.count_reports(*at), tuple(REASONS)),
        _table("sources", queries.count_sources(*at), SOURCES),
        _table("decisions", queries.count_decisions(*at), _ENDS),
        _table("times", queries.count_in_time(*at), ("in_time", "late")),
    ]


def _table(name: str, counts: Mapping[str, int], rows: Sequence[str]) -> Table:
    # Everything that can happen has a row, or its absence would tell that it did not.
    return without_small(name, {row: counts.get(row, 0) for row in rows})
