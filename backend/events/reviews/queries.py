"""Reads about looks at events."""

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Select, not_, or_, select

from backend.accounts import queries as accounts
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.pagination import Page, Window, paginate
from backend.events import queries as events
from backend.events.models import Event, Series

from .models import ENOUGH, Organiser, Review
from .permissions import REVIEWERS, require_reviewer

# An evening's volunteer waits no longer than a day for an answer.
ANSWER_WITHIN = timedelta(hours=24)


def is_known(account_id: str) -> bool:
    """Whether what this organiser posts is shown without a look."""
    organiser = session().get(Organiser, account_id, populate_existing=True)
    return organiser is not None and organiser.approved >= ENOUGH


def list_waiting(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """What waits for a look in the actor's community, the longest first; not their own. Raises Forbidden."""
    require_reviewer(actor)
    barred = accounts.list_blocked_either_way(actor.id) | {actor.id}
    here = _waiting().where(Event.community_id == actor.community_id, not_(events.is_hosted_by(*barred)))
    return paginate(here, window, key=[Event.created_at, Event.id]).map(lambda found: _described(actor, found))


def list_late() -> Sequence[Event]:
    """What has waited longer than it should, everywhere."""
    return session().scalars(_waiting().where(Event.created_at <= clock.now() - ANSWER_WITHIN)).all()


def find_last(event_id: str) -> Review | None:
    """The last look at an event."""
    looks = select(Review).where(Review.event_id == event_id)
    return session().scalar(looks.order_by(Review.made_at.desc(), Review.id.desc()).limit(1))


def list_reviewers(community_id: str, *, besides: Collection[str]) -> list[str]:
    """Who could look in a community."""
    able = {actor.id for capability in REVIEWERS for actor in accounts.list_actors_able_to(community_id, capability)}
    return sorted(able - set(besides))


def _waiting() -> Select[Event]:
    """Events in review; of a series its first, which stands for all of it."""
    waiting = select(Event).outerjoin(Series, Series.id == Event.series_id).where(Event.status == "in_review")
    return waiting.where(or_(Event.series_id.is_(None), Event.series_date == Series.first))


def _described(actor: Actor, found: Sequence[Event]) -> list[dict[str, Any]]:
    rules, known = _rules_of(found), _approved_of(found)
    shown = events.describe(actor, found)
    return [
        {
            "event": {**described, "place": event.place},
            "rule": rules.get(event.series_id or ""),
            "approved": known.get(event.host_id, 0),
            "enough": ENOUGH,
            "sent_at": event.created_at,
            "due_at": event.created_at + ANSWER_WITHIN,
        }
        for event, described in zip(found, shown, strict=True)
    ]


def _rules_of(found: Sequence[Event]) -> Mapping[str, str]:
    ids = {event.series_id for event in found if event.series_id}
    return dict(session().execute(select(Series.id, Series.rule).where(Series.id.in_(ids))).all())


def _approved_of(found: Sequence[Event]) -> Mapping[str, int]:
    hosts = {event.host_id for event in found}
    known = select(Organiser.account_id, Organiser.approved).where(Organiser.account_id.in_(hosts))
    return dict(session().execute(known).all())
