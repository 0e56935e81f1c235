"""Use cases: writing a concern, having it read, handing it over, and what comes back.

Nobody's yes is needed to hand over: the duty is personal. And nothing here closes a concern by itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from backend.core import clock, outbox
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Forbidden
from moderation import audit, people
from moderation.permissions import OVERSEE

from . import clocks, queries
from .errors import AlreadyHandedOver, AnotherReads, ConsentNeeded, NotHandedOver
from .models import CONTACT, Concern
from .permissions import is_reviewer, require_adult

LATE = "moderation.concern_late"


def write_concern(*, actor: Actor, facts: Mapping[str, Any]) -> Concern:
    """Keep a first draft; raises Forbidden for youths."""
    require_adult(actor)
    concern = Concern(community_id=actor.community_id, writer_id=actor.id, created_at=clock.now(), **facts)
    session().add(concern)
    return _moved(concern, actor, "concern.written")


def change_concern(*, actor: Actor, concern_id: str, facts: Mapping[str, Any]) -> Concern:
    """Put these facts in place of the old; whoever had read it has to read it again.

    Raises AlreadyHandedOver, NotFound, Forbidden unless the actor wrote it.
    """
    concern = _get_open(actor, concern_id)
    if concern.writer_id != actor.id:
        raise Forbidden
    for name, value in facts.items():
        setattr(concern, name, value)
    concern.changed_at, concern.reviewed_at, concern.reviewed_by_id = clock.now(), None, None
    return _moved(concern, actor, "concern.changed")


def look(*, actor: Actor, concern_id: str) -> Concern:
    """Read a concern, on record; raises NotFound, Forbidden."""
    concern = queries.get_concern(actor, concern_id)
    audit.record(actor_id=actor.id, action="concern.read", subject=concern.id)
    return concern


def take_print(*, actor: Actor, concern_id: str) -> Concern:
    """Read a concern to print it, on record; raises NotFound, Forbidden."""
    concern = queries.get_concern(actor, concern_id)
    audit.record(actor_id=actor.id, action="concern.printed", subject=concern.id)
    return concern


def review(*, actor: Actor, concern_id: str) -> Concern:
    """Say that one has read it through; raises AnotherReads, AlreadyHandedOver, NotFound, Forbidden."""
    concern = _get_open(actor, concern_id)
    if not is_reviewer(actor):
        raise Forbidden
    if concern.writer_id == actor.id:
        raise AnotherReads
    concern.reviewed_at, concern.reviewed_by_id = clock.now(), actor.id
    return _moved(concern, actor, "concern.reviewed")


def hand_over(*, actor: Actor, concern_id: str, municipality: str, way: str, consented: bool) -> Concern:
    """Say that the municipality has it now, read through or not, by whoever may read it.

    Raises ConsentNeeded for whoever is of age and has not said yes, AlreadyHandedOver, NotFound, Forbidden.
    """
    concern = _get_open(actor, concern_id)
    if concern.path == CONTACT and not consented:
        raise ConsentNeeded
    concern.municipality, concern.way, concern.consented = municipality, way, consented
    concern.handed_over_at, concern.handed_over_by_id = clock.now(), actor.id
    return _moved(concern, actor, "concern.handed_over")


def note_receipt(*, actor: Actor, concern_id: str) -> Concern:
    """Say that the municipality has confirmed it; raises NotHandedOver, NotFound, Forbidden."""
    concern = _get_given(actor, concern_id)
    concern.receipt_at = concern.receipt_at or clock.now()
    return _moved(concern, actor, "concern.receipt")


def note_answer(*, actor: Actor, concern_id: str) -> Concern:
    """Say that the municipality has answered; raises NotHandedOver, NotFound, Forbidden."""
    concern = _get_given(actor, concern_id)
    concern.answered_at = concern.answered_at or clock.now()
    return _moved(concern, actor, "concern.answered")


def remind_late() -> int:
    """Tell of every clock that has run out, once; returns how many."""
    late = queries.lock_late(clock.now())
    for concern in late:
        outbox.put(LATE, {"concern_id": concern.id, "clock": concern.due_clock})
        concern.due_clock, concern.due_at = clocks.next_of(concern, after=concern.due_at)
    session().flush()
    return len(late)


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """A clock that has run out, and whom to tell."""

    concern_id: str
    clock: str
    account_ids: frozenset[str]


def late_concern(concern_id: str, clock_name: str) -> Late | None:
    """Whom to tell of a clock, or None when what it waited for has happened meanwhile."""
    concern = queries.find(concern_id)
    if concern is None or clock_name not in clocks.running(concern):
        return None
    told = people.able_to(concern.community_id, OVERSEE) | {concern.writer_id}
    return Late(concern_id=concern.id, clock=clock_name, account_ids=told)


def _get_open(actor: Actor, concern_id: str) -> Concern:
    concern = queries.get_concern(actor, concern_id)
    if concern.handed_over_at:
        raise AlreadyHandedOver
    return concern


def _get_given(actor: Actor, concern_id: str) -> Concern:
    concern = queries.get_concern(actor, concern_id)
    if concern.handed_over_at is None:
        raise NotHandedOver
    return concern


def _moved(concern: Concern, actor: Actor, action: str) -> Concern:
    """Save where the concern stands, set its next clock, and put on record who did what."""
    # A clock that has run out was told of by then; only those ahead are waited for.
    concern.due_clock, concern.due_at = clocks.next_of(concern, after=clock.now())
    session().flush()
    audit.record(actor_id=actor.id, action=action, subject=concern.id)
    return concern
