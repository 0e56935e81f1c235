"""REST: figures for coordinators, and twice a year for everybody."""

from datetime import timedelta
from typing import Any

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.shares import Share

from . import halves, schemas, service
from .measures import FEWEST, Figures, Table

blueprint = ApiBlueprint("moderation_figures")
endpoint = blueprint.endpoint


@endpoint("GET", "/moderation/figures", query=schemas.WorkFiguresQuery(), returns=schemas.WorkFiguresSchema())
def show_figures(actor: Actor, query: dict[str, Any]) -> dict[str, Any]:
    """How soon cases were acted on, and how often the alarm was false, in the last 90 days."""
    groups = service.list_figures(actor=actor, by=query["by"])
    return {"by": query["by"], "days": service.SPAN.days, "groups": [_group(group) for group in groups]}


@endpoint("GET", "/transparency", query=schemas.TransparencyQuery(), returns=schemas.TransparencySchema())
def show_transparency(actor: Actor, query: dict[str, Any]) -> dict[str, Any]:
    """What moderation did in a half year; without one, in the half year that ended last."""
    half = query["half"] or halves.last_finished()
    tables = service.list_tables(actor=actor, half=half)
    return {"half": half, "fewest": FEWEST, "tables": [_table(table) for table in tables]}


def _group(figures: Figures) -> dict[str, Any]:
    return {
        "group": figures.group,
        "cases": figures.cases,
        "half_within": _minutes(figures.half_within),
        "most_within": _minutes(figures.most_within),
        "breached": _share(figures.breached),
        "false_alarms": _share(figures.false_alarms),
    }


def _table(table: Table) -> dict[str, Any]:
    rows = [{"name": name, "count": count} for name, count in table.counts.items()]
    return {"name": table.name, "rows": rows, "total": table.total}


def _minutes(time: timedelta | None) -> float | None:
    return None if time is None else round(time.total_seconds() / 60, 1)


def _share(share: Share | None) -> dict[str, Any] | None:
    if share is None:
        return None
    low, high = share.interval
    return {"value": share.value, "low": low, "high": high, "of": share.of}
