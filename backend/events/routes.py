"""REST: what happens, posting it, and coming along."""

import hashlib
from datetime import date
from typing import Any

from flask import Response, request

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import PageQuery, page_of
from backend.core.specs import Raw

from . import feeds, queries, schemas, service
from .models import Event, Series

blueprint = ApiBlueprint("events")
endpoint = blueprint.endpoint
CALENDAR = Raw(types=("text/calendar; charset=utf-8",))
ONE, PAGE = schemas.EventSchema(), page_of(schemas.EventSchema)


@endpoint("GET", "/events", query=schemas.EventsQuery(), returns=PAGE)
def list_events(actor: Actor, window: Window, query: dict[str, Any]) -> Page[dict[str, Any]]:
    """What is on, soonest first."""
    return queries.list_events(actor, window, **query)


@endpoint("GET", "/events/days", query=schemas.MonthQuery(), returns=schemas.MonthSchema())
def list_days(actor: Actor, query: dict[str, Any]) -> dict[str, Any]:
    """The days of a month on which something begins."""
    first = date.fromisoformat(f"{query.pop('month')}-01")
    counted = queries.count_by_day(actor, first, **query)
    return {"days": [{"day": day, "count": count} for day, count in counted.items()]}


@endpoint("GET", "/events/<key:event_id>", returns=ONE)
def get_event(actor: Actor, event_id: str) -> dict[str, Any]:
    """One event."""
    return queries.get_event(actor, event_id)


@endpoint("POST", "/events", body=schemas.NewEvent(), returns=ONE, status=201, rate="30/hour")
def create_event(actor: Actor, body: dict[str, Any]) -> dict[str, Any]:
    """Post an event."""
    return _shown(actor, service.create_event(actor=actor, facts=body))


@endpoint("POST", "/series", body=schemas.NewSeries(), returns=schemas.SeriesSchema(), status=201, rate="30/hour")
def start_series(actor: Actor, body: dict[str, Any]) -> Series:
    """Post what happens again and again; its events are on the list at once."""
    rule = body.pop("rule")
    return service.start_series(actor=actor, facts=body, rule=rule)


@endpoint("GET", "/series/<key:series_id>", returns=schemas.SeriesSchema())
def get_series(actor: Actor, series_id: str) -> Series:
    """When something happens again, for whoever runs it."""
    return queries.get_series(actor, series_id)


@endpoint("GET", "/series/<key:series_id>/events", query=PageQuery(), returns=PAGE)
def list_series(actor: Actor, window: Window, series_id: str) -> Page[dict[str, Any]]:
    """The events of a series that are not over, soonest first."""
    return queries.list_of_series(actor, series_id, window)


@endpoint("PATCH", "/events/<key:event_id>", body=schemas.EventChanges(), returns=ONE)
def change_event(actor: Actor, event_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Change this one, this and following, or all of its series; nobody loses a seat, and whoever comes is told."""
    scope = body.pop("scope")
    return _shown(actor, service.change_event(actor=actor, event_id=event_id, changes=body, scope=scope))


@endpoint("POST", "/events/<key:event_id>/cancellation", body=schemas.CancellationSchema(), returns=ONE)
def cancel_event(actor: Actor, event_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Call off this one, this and following, or all of its series; everybody on a list is told."""
    return _shown(actor, service.cancel_event(actor=actor, event_id=event_id, **body))


@endpoint(
    "POST", "/events/<key:event_id>/sign-ups", body=schemas.NewSignUp(), returns=schemas.SignUpSchema(), status=201
)
def sign_up(actor: Actor, event_id: str, body: dict[str, Any]) -> queries.Place:
    """Come along, or wait in line when it is full."""
    return service.sign_up(actor=actor, event_id=event_id, **body)


@endpoint("DELETE", "/events/<key:event_id>/sign-ups/mine", status=204)
def cancel_sign_up(actor: Actor, event_id: str) -> None:
    """Stay away; the next in line gets the seat."""
    service.cancel_sign_up(actor=actor, event_id=event_id)


@endpoint("GET", "/events/<key:event_id>/event.ics", query=schemas.EntryQuery(), returns=CALENDAR)
def download_event(actor: Actor, event_id: str, query: dict[str, bool]) -> Response:
    """One event for the calendar on one's phone; the file's name tells nothing."""
    content = feeds.read_one(actor, event_id, **query)
    headers = {"Cache-Control": "private, no-store", "Content-Disposition": 'attachment; filename="event.ics"'}
    return Response(content, content_type=CALENDAR.types[0], headers=headers)


@endpoint("GET", "/events/<key:event_id>/sign-ups", query=PageQuery(), returns=page_of(schemas.GuestSchema))
def list_sign_ups(actor: Actor, window: Window, event_id: str) -> Page[dict[str, Any]]:
    """Who comes and who waits, for whoever runs it."""
    return queries.list_sign_ups(actor, event_id, window)


@endpoint("PUT", "/events/<key:event_id>/attendance", body=schemas.AttendanceSchema(), status=204)
def note_attendance(actor: Actor, event_id: str, body: dict[str, Any]) -> None:
    """Note who came; nothing follows from it for anybody."""
    service.note_attendance(actor=actor, event_id=event_id, **body)


@endpoint("GET", "/calendar", returns=schemas.FeedSchema())
def show_feed(actor: Actor) -> dict[str, Any]:
    """Whether programs outside can read one's calendar."""
    return queries.describe_feed(actor)


@endpoint("POST", "/calendar", body=schemas.NewFeed(), returns=schemas.OpenedFeed(), status=201, rate="30/hour")
def open_feed(actor: Actor, body: dict[str, Any]) -> dict[str, Any]:
    """A new address for one's calendar; the old one is worth nothing from now on."""
    token = service.open_feed(actor=actor, **body)
    return {**queries.describe_feed(actor), "path": f"{blueprint.url_prefix}/calendar/{token}/events.ics"}


@endpoint("DELETE", "/calendar", status=204)
def close_feed(actor: Actor) -> None:
    """No program outside reads one's calendar any more."""
    service.close_feed(actor=actor)


@endpoint("GET", "/calendar/<key:token>/events.ics", returns=CALENDAR, public=True, rate="600/minute")
def read_feed(token: str) -> Response:
    """Somebody's calendar, for whoever holds its address."""
    content = feeds.read(token)
    answer = Response(content, content_type=CALENDAR.types[0], headers={"Cache-Control": "private, no-cache"})
    answer.set_etag(hashlib.sha256(content).hexdigest())
    answer.make_conditional(request)
    return answer


def _shown(actor: Actor, event: Event) -> dict[str, Any]:
    return queries.describe(actor, [event])[0]
