"""Reads about events: always from what this actor may see."""

from backend.events.queries.described import describe
from backend.events.queries.events import Sieve, count_by_day, get_event, list_events, list_used
from backend.events.queries.feeds import describe_feed, find_feed, find_feed_by_token, list_calendar
from backend.events.queries.finding import find_event, find_series
from backend.events.queries.meeting import find_meeting_event, list_meeting_events
from backend.events.queries.series import get_series, list_of_series
from backend.events.queries.shown import is_for, is_hosted_by, is_hosted_by_none_of, is_of, visible
from backend.events.queries.sign_ups import (
    Place,
    find_own_sign_up,
    find_sign_up,
    list_going,
    list_line,
    list_people_of,
    list_sign_ups,
    list_signed_up,
    list_unit,
    places_of,
)

__all__ = [
    "Place",
    "Sieve",
    "count_by_day",
    "describe",
    "describe_feed",
    "find_event",
    "find_feed",
    "find_feed_by_token",
    "find_meeting_event",
    "find_own_sign_up",
    "find_series",
    "find_sign_up",
    "get_event",
    "get_series",
    "is_for",
    "is_hosted_by",
    "is_hosted_by_none_of",
    "is_of",
    "list_calendar",
    "list_events",
    "list_going",
    "list_line",
    "list_meeting_events",
    "list_of_series",
    "list_people_of",
    "list_sign_ups",
    "list_signed_up",
    "list_unit",
    "list_used",
    "places_of",
    "visible",
]
