"""Giving a moderator an example instead of a case, now and then."""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.ids import new_id
from moderation.claims import LEASE
from moderation.models import Case, Evidence
from moderation.severity import DEADLINES, urgency_of

from . import examples, queries
from .examples import Example
from .marks import EXAMPLE

# The port: a number from nought to below what it is asked for, and nobody can tell which.
draw: Callable[[int], int] = secrets.randbelow
# The same for all, since what stood here would be an answer; and as screening opens a case for what only looks alike.
SEVERITY, WHY = "medium", "the wording as a whole resembles messages a person should see"
MINUTES_AGO = 90


def offer(actor: Actor) -> Case | None:
    """An example, theirs now; None most times, when all are judged, and whenever something real is pressing."""
    percent = queries.percent_of(actor.community_id)
    if draw(100) >= percent or queries.is_needed_elsewhere(actor):
        return None
    case = queries.find_open(actor.id) or _open_next(actor)
    if case is not None:
        case.claimed_by_id, case.lease_until = actor.id, clock.now() + LEASE
        session().flush()
    return case


def _open_next(actor: Actor) -> Case | None:
    judged = queries.list_judged(actor.id)
    example = next((one for one in examples.load().values() if one.id not in judged), None)
    return _open(example, actor) if example else None


def _open(example: Example, actor: Actor) -> Case | None:
    opened_at = clock.now() - timedelta(minutes=draw(MINUTES_AGO))
    case = Case(
        community_id=actor.community_id,
        kind=EXAMPLE,
        subject_id=f"{example.id}:{actor.id}",
        # Nobody's id: a case about somebody offers more than one about nobody, and nothing was decided about them.
        author_id=new_id(),
        source="screening",
        urgency=urgency_of(SEVERITY),
        labels=[example.label],
        reasons=[f"{example.label} {SEVERITY}: {WHY} [0:{len(example.text)}] ({example.label}.likeness)"],
        opened_at=opened_at,
        deadline_at=opened_at + DEADLINES[SEVERITY],
    )
    try:
        with session().begin_nested():
            session().add(case)
    except IntegrityError:  # asked twice at once: the other one has it
        return None
    context = _context(example, opened_at)
    session().add(
        Evidence(case_id=case.id, author=example.author, text=example.text, context=context, frozen_at=opened_at)
    )
    return case


def _context(example: Example, moment: datetime) -> list[dict[str, Any]]:
    said = [*example.before, {"author": example.author, "text": example.text}]
    return [
        {
            **line,
            "sent_at": clock.rfc3339(moment - timedelta(minutes=ago)),
            "is_subject": ago == 0,
        }
        for ago, line in zip(reversed(range(len(said))), said, strict=True)
    ]
