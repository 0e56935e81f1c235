"""Reads for those who run events: all of their own, and how many people would hear of a change."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, select

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.pagination import Page, Window, paginate
from backend.events import queries as events
from backend.events.models import SCOPES, Event, Series, SignUp
from backend.events.permissions import require_run


def list_own(actor: Actor, window: Window, *, past: bool) -> Page[dict[str, Any]]:
    """What the actor runs: what is to come soonest first, or what is over, the last first. Raises Forbidden."""
    actor.require("events.organise")
    own = select(Event).where(events.is_hosted_by(actor.id), Event.status != "hidden")
    when = Event.ends_at <= clock.now() if past else Event.ends_at > clock.now()
    page = paginate(own.where(when), window, key=[Event.starts_at, Event.id], descending=past)
    return page.map(lambda found: _described(actor, found))


def count_reach(actor: Actor, event_id: str) -> dict[str, Any]:
    """For every scope how many people come or wait, each counted once, and at how many events.

    Raises NotFound, Forbidden.
    """
    event = require_run(actor, events.find_event(event_id))
    return {scope: _reached(_within(event, scope)) for scope in SCOPES}


def _within(event: Event, scope: str) -> Sequence[ColumnElement[bool]]:
    if scope == "this" or event.series_id is None:
        return [Event.id == event.id]
    ahead = [Event.series_id == event.series_id, Event.status == "open", Event.starts_at > clock.now()]
    return [*ahead, Event.series_date >= event.day] if scope == "following" else ahead


def _reached(within: Sequence[ColumnElement[bool]]) -> dict[str, int]:
    ids = select(Event.id).where(*within)
    signed_up = select(func.count(SignUp.account_id.distinct())).where(
        SignUp.event_id.in_(ids), SignUp.status != "cancelled"
    )
    return {
        "people": session().scalar(signed_up) or 0,
        "events": session().scalar(select(func.count()).select_from(ids.subquery())) or 0,
    }


def _described(actor: Actor, found: Sequence[Event]) -> list[dict[str, Any]]:
    asked, rules = _asked_of(actor, found), _rules_of(found)
    return [
        {
            "event": shown,
            "rule": rules.get(event.series_id or ""),
            "returned_because": event.returned_because,
            "attended": event.attended,
            **asked.get(event.id, {"needs": 0, "company": 0, "noted": 0}),
        }
        for event, shown in zip(found, events.describe(actor, found), strict=True)
    ]


def _asked_of(actor: Actor, found: Sequence[Event]) -> Mapping[str, dict[str, int]]:
    """By event, how many of the own community asked for something, would like company, and were noted or not."""
    rows = session().execute(
        select(
            SignUp.event_id,
            func.count(SignUp.needs),
            func.count().filter(SignUp.would_like_company),
            func.count(SignUp.came),
        )
        .where(SignUp.event_id.in_([event.id for event in found]), SignUp.status != "cancelled")
        .where(events.is_of(actor.community_id))
        .group_by(SignUp.event_id)
    )
    return {event_id: {"needs": needs, "company": company, "noted": noted} for event_id, needs, company, noted in rows}


def _rules_of(found: Sequence[Event]) -> Mapping[str, str]:
    ids = {event.series_id for event in found if event.series_id}
    return dict(session().execute(select(Series.id, Series.rule).where(Series.id.in_(ids))).all())
