"""Use cases: keeping a draft, copying an event into one, posting it, throwing it away."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import NotFound
from backend.core.ids import new_id
from backend.events import queries as events
from backend.events.models import Event
from backend.events.permissions import require_run
from backend.events.service.posting import ZONE, create_event, start_series

from . import queries
from .errors import DraftChanged, Incomplete, TooManyDrafts
from .facts import event_facts, facts_of, list_missing
from .models import Draft

MOST = 50
POSTED_KEPT, KEPT = timedelta(days=1), timedelta(days=365)


def save_draft(*, actor: Actor, draft_id: str, version: int, facts: Mapping[str, Any]) -> Draft:
    """Keep a draft under a name its writer chose; `version` is the one that was read, 0 for a new one.

    Saving the same twice is fine. Raises DraftChanged, TooManyDrafts, NotFound for a name of somebody else's.
    """
    actor.require("events.organise")
    found = queries.find_draft(draft_id)
    if found is None and version == 0:
        return _add(actor, draft_id, facts)
    own = Draft.id == draft_id, Draft.account_id == actor.id, Draft.event_id.is_(None)
    saved = update(Draft).where(*own, Draft.version == version)
    saved = saved.values(facts=dict(facts), version=Draft.version + 1, updated_at=clock.now()).returning(Draft)
    draft = session().scalar(saved, execution_options={"populate_existing": True})
    return draft or _require_same(actor, draft_id, version, facts)


def copy_event(*, actor: Actor, event_id: str) -> Draft:
    """A draft of one's own event, on the next day it could be; raises TooManyDrafts, NotFound, Forbidden."""
    event = require_run(actor, events.find_event(event_id))
    return _add(actor, new_id(), facts_of(event, clock.now()))


def publish_draft(*, actor: Actor, draft_id: str) -> Event:
    """Post what a draft says, once however often it is pressed; of what happens again, the first.

    Raises Incomplete, NotFound, and what posting raises.
    """
    draft = queries.get_draft(actor, draft_id)
    _take_turn(draft)
    if draft.event_id is None:
        _require_whole(draft)
        draft.event_id = _post(actor, draft.facts).id
        session().flush()
    event = events.find_event(draft.event_id)
    if event is None:
        raise NotFound
    return event


def delete_draft(*, actor: Actor, draft_id: str) -> None:
    """Throw a draft away; nothing happens when it is gone. Raises Forbidden."""
    actor.require("events.organise")
    session().execute(delete(Draft).where(Draft.id == draft_id, Draft.account_id == actor.id))


def forget_drafts() -> int:
    """Delete what was posted a day ago, and what nobody touched for a year; returns how many."""
    now = clock.now()
    posted = Draft.event_id.is_not(None) & (Draft.updated_at <= now - POSTED_KEPT)
    gone = delete(Draft).where(posted | (Draft.updated_at <= now - KEPT))
    return len(session().execute(gone.returning(Draft.id)).all())


def _add(actor: Actor, draft_id: str, facts: Mapping[str, Any]) -> Draft:
    if queries.count_drafts(actor) >= MOST:
        raise TooManyDrafts
    draft = Draft(id=draft_id, account_id=actor.id, facts=dict(facts))
    try:
        with session().begin_nested():
            session().add(draft)
    except IntegrityError:
        return _require_same(actor, draft_id, 0, facts)
    return draft


def _require_same(actor: Actor, draft_id: str, version: int, facts: Mapping[str, Any]) -> Draft:
    """The draft, where this very saving was done before: its answer was lost on the way."""
    draft = queries.get_draft(actor, draft_id)
    if draft.event_id is None and draft.version == version + 1 and draft.facts == facts:
        return draft
    raise DraftChanged


def _require_whole(draft: Draft) -> None:
    if missing := list_missing(draft.facts):
        raise Incomplete(errors={name: ["missing"] for name in missing})


def _take_turn(draft: Draft) -> None:
    turn = update(Draft).where(Draft.id == draft.id).values(updated_at=clock.now()).returning(Draft)
    if session().scalar(turn, execution_options={"populate_existing": True}) is None:
        raise NotFound


def _post(actor: Actor, facts: Mapping[str, Any]) -> Event:
    whole = event_facts(facts, ZONE)
    if not facts.get("rule"):
        return create_event(actor=actor, facts=whole)
    series = start_series(actor=actor, facts=whole, rule=facts["rule"])
    first = select(Event).where(Event.series_id == series.id, Event.series_date == series.first)
    return session().scalars(first).one()
