"""Reads: what one was asked, and what an organiser hears when enough have said something."""

from collections import Counter
from typing import Any

from sqlalchemy import select

from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import NotFound
from backend.events import queries as events
from backend.events.permissions import require_run, require_seen

from .models import HELPS, QUESTIONS, Asked, Said

# Of fewer an organiser who knows who came would know whose words they are.
FEW, MOST_WORDS_SHOWN = 3, 50


def find_asked(event_id: str, account_id: str) -> Asked | None:
    """What somebody was asked, read afresh."""
    return session().get(Asked, (event_id, account_id), populate_existing=True)


def get_question(actor: Actor, event_id: str) -> dict[str, Any]:
    """What this actor is asked about an event; raises NotFound when they were not."""
    event = require_seen(actor, events.find_event(event_id))
    asked = find_asked(event.id, actor.id)
    if asked is None:
        raise NotFound
    return {"title": event.title, "about": asked.about, "done": asked.said_at is not None}


def sum_up(actor: Actor, event_id: str) -> dict[str, Any]:
    """How it was for those who came, and what would have helped the others, each once enough have said it.

    Raises NotFound, Forbidden.
    """
    event = require_run(actor, events.find_event(event_id))
    said = session().scalars(select(Said).where(Said.event_id == event.id).order_by(Said.id)).all()
    came = [one for one in said if one.welcome is not None]
    missed = [one for one in said if one.would_help is not None]
    enough = len(came) >= FEW
    return {
        "answers": len(came) if enough else None,
        **{name: _counted([getattr(one, name) for one in came], (1, 2, 3)) if enough else None for name in QUESTIONS},
        "words": [one.words for one in said if one.words][:MOST_WORDS_SHOWN] if len(said) >= FEW else [],
        "would_help": dict(_named(missed)) if len(missed) >= FEW else None,
    }


def _counted(answers: list[int], scale: tuple[int, ...]) -> list[int]:
    count = Counter(answers)
    return [count[one] for one in scale]


def _named(missed: list[Said]) -> list[tuple[str, int]]:
    count = Counter(one.would_help for one in missed)
    return [(help_, count[help_]) for help_ in HELPS]
