"""Use cases: asking the day after, once; hearing an answer without keeping whose it was; forgetting who was asked."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import delete, exists, select, update

from backend.core import clock
from backend.core.actor import Actor
from backend.core.clock import COPENHAGEN
from backend.core.db import session
from backend.core.errors import Invalid, NotFound
from backend.core.upsert import insert
from backend.events import queries as events
from backend.events.models import Event, SignUp
from backend.events.permissions import require_seen
from backend.notifications import service as notifications
from moderation.publishing import require_publishable

from . import queries
from .errors import AlreadySaid
from .models import QUESTIONS, Asked, Said

# Late enough in the morning to have slept, and not so late that it is forgotten.
ASKED_AT, ASKED_WITHIN, KEPT = time(11), timedelta(days=3), timedelta(days=30)


def ask() -> int:
    """Ask everybody who had a seat yesterday, each once whoever else asks; returns how many."""
    return sum(_ask_about(event) for event in _list_over())


def say(*, actor: Actor, event_id: str, answers: Mapping[str, Any]) -> None:
    """Say how it was, or what would have helped; the words are kept and whose they are is not.

    Raises NotFound for who was not asked, AlreadySaid, Invalid for answers to another question, NotPublishable.
    """
    event = require_seen(actor, events.find_event(event_id))
    asked = queries.find_asked(event.id, actor.id)
    if asked is None:
        raise NotFound
    _require_fitting(asked.about, answers)
    if words := answers.get("words"):
        require_publishable(actor, {"words": words}, room_kind="event")
    mine = (Asked.event_id == event.id, Asked.account_id == actor.id, Asked.said_at.is_(None))
    # The day is enough: with the minute somebody could tell whose answer came when.
    said = update(Asked).where(*mine).values(said_at=_midnight()).returning(Asked.event_id)
    if session().scalar(said) is None:
        raise AlreadySaid
    # No id that knows when it was made (as ours do).
    session().add(Said(id=uuid4().hex, event_id=event.id, **answers))
    session().flush()


def forget() -> int:
    """A month later forget who was asked, and the words; the counts stay. Returns how many were asked."""
    old = clock.now() - KEPT
    over = select(Event.id).where(Event.ends_at <= old)
    session().execute(update(Said).where(Said.event_id.in_(over), Said.words.is_not(None)).values(words=None))
    return len(session().scalars(delete(Asked).where(Asked.asked_at <= old).returning(Asked.account_id)).all())


def _list_over() -> list[Event]:
    """What was over before today began, and not long ago; nothing before it is late enough in the morning."""
    now = clock.now().astimezone(COPENHAGEN)
    if now.time() < ASKED_AT:
        return []
    today = datetime.combine(now.date(), time(), COPENHAGEN)
    seated = exists().where(SignUp.event_id == Event.id, SignUp.status == "going")
    over = (Event.status == "open", Event.ends_at <= today, Event.ends_at > today - ASKED_WITHIN, seated)
    return list(session().scalars(select(Event).where(*over).order_by(Event.id)))


def _ask_about(event: Event) -> int:
    rows = session().execute(
        select(SignUp.account_id, SignUp.came).where(SignUp.event_id == event.id, SignUp.status == "going")
    )
    about = {row.account_id: "missed" if row.came is False else "came" for row in rows}
    fresh = _note(event.id, about)
    for kind in ("came", "missed"):
        notifications.notify(
            account_ids=[one for one in fresh if about[one] == kind],
            kind=f"events.{kind}",
            data={"title": event.title},
            link=f"/events?after={event.id}",
            cause=f"{event.id}:after",
        )
    return len(fresh)


def _note(event_id: str, about: Mapping[str, str]) -> list[str]:
    """Those who had not been asked yet, who now have been."""
    if not about:
        return []
    rows = [
        {"event_id": event_id, "account_id": account_id, "about": kind, "asked_at": clock.now()}
        for account_id, kind in sorted(about.items())
    ]
    return list(session().scalars(insert(Asked).values(rows).on_conflict_do_nothing().returning(Asked.account_id)))


def _require_fitting(about: str, answers: Mapping[str, Any]) -> None:
    given = {name for name in (*QUESTIONS, "would_help") if answers.get(name) is not None}
    wanted = {"would_help"} if about == "missed" else set(QUESTIONS)
    # Whoever was thought to have come may say that they did not.
    if given not in (wanted, {"would_help"}):
        raise Invalid(errors={name: ["required"] for name in sorted(wanted - given)} or {"would_help": ["unknown"]})


def _midnight() -> datetime:
    return datetime.combine(clock.today(), time(), COPENHAGEN)
