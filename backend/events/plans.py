"""What an organiser writes about an event, as the API takes it and as a row keeps it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from backend.core import clock
from backend.core.errors import Invalid

from .models import LONGEST, band_bit
from .wallclock import is_plain

PLAIN = (
    "title",
    "description",
    "category",
    "picture",
    "photo_id",
    "place",
    "capacity",
    "languages",
    "house_room_id",
    "guests_welcome",
)
FEEL = ("first_ten_minutes", "sound", "who_is_there", "leaving_early")


def plain_facts(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of what is said in `facts`, without the times; only those that are said."""
    columns = {name: facts[name] for name in PLAIN if name in facts} | dict(facts.get("feel", {}))
    if "age_bands" in facts:
        columns["bands"] = sum(band_bit(band) for band in set(facts["age_bands"]))
    return columns


def texts_of(facts: Mapping[str, Any]) -> dict[str, str]:
    """What of it people read as somebody's own words, by field."""
    feel = {f"feel.{name}": text for name, text in facts.get("feel", {}).items() if isinstance(text, str)}
    return {name: facts[name] for name in ("title", "description") if name in facts} | feel


def require_times(starts_at: datetime, ends_at: datetime, zone: str) -> int:
    """How many minutes it lasts, if people can come then; raises Invalid."""
    if starts_at <= clock.now() or not is_plain(starts_at, zone):
        raise Invalid(errors={"starts_at": ["not a time to come"]})
    if not starts_at < ends_at <= starts_at + LONGEST:
        raise Invalid(errors={"ends_at": ["not after the start, or more than three days later"]})
    return int((ends_at - starts_at).total_seconds() // 60)
