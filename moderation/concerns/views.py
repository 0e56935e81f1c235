"""Concerns as the schemas show them."""

from collections.abc import Sequence
from typing import Any

from backend.core.actor import Actor
from moderation import people

from . import clocks
from .models import Concern
from .permissions import is_reviewer

_TOLD = (
    "about",
    "birth_date",
    "happened_on",
    "observed",
    "source",
    "impressions",
    "told_youth",
    "youth_wants",
    "municipality",
    "way",
    "changed_at",
    "reviewed_at",
    "handed_over_at",
    "receipt_at",
    "answered_at",
)


def summaries(rows: Sequence[Concern], actor: Actor) -> list[dict[str, Any]]:
    """Concerns as a list shows them, with their writers in one query."""
    names = people.nicknames({row.writer_id for row in rows})
    return [
        {
            "id": row.id,
            "state": row.state,
            "path": row.path,
            "danger": row.danger,
            "mine": row.writer_id == actor.id,
            "writer": names.get(row.writer_id),
            "created_at": row.created_at,
            "clocks": [{"name": name, "due_at": due} for name, due in clocks.running(row).items()],
        }
        for row in rows
    ]


def whole(concern: Concern, actor: Actor) -> dict[str, Any]:
    """A concern as whoever may read it reads it."""
    own = concern.writer_id == actor.id
    told = {name: getattr(concern, name) for name in _TOLD}
    may_review = is_reviewer(actor) and not own and concern.state == "draft"
    return {**summaries([concern], actor)[0], **told, "may_review": may_review}
