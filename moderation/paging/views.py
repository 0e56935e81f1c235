"""Pages as the schemas show them."""

from collections.abc import Sequence
from typing import Any

from moderation import people

from . import phones, queries
from .models import Call, Phone


def calls(rows: Sequence[Call]) -> list[dict[str, Any]]:
    """Pages, with who took them, in a fixed number of queries."""
    severities = queries.severities(rows)
    names = people.nicknames({row.acknowledged_by_id for row in rows if row.acknowledged_by_id})
    return [
        {
            "id": row.id,
            "case_id": row.case_id,
            "severity": severities[row.case_id],
            "rung": row.rung,
            "function": row.function,
            "state": row.state,
            "rings": row.rings,
            "opened_at": row.opened_at,
            "acknowledged_at": row.acknowledged_at,
            "acknowledged_by": names.get(row.acknowledged_by_id or ""),
        }
        for row in rows
    ]


def phone_list(rows: Sequence[Phone]) -> dict[str, Any]:
    """The phone list as it stands."""
    return {"phones": rows, "possible": phones.are_possible()}
