"""What goes in and out about events."""

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema

from backend.accounts.ages import BANDS
from backend.accounts.schemas import PersonSchema
from backend.core.schemas import Key, Moment, PageQuery, Schema, Text

from .models import CATEGORIES, SCOPES
from .photos.schemas import EventPhotoSchema
from .recurrence import REPEATS

MOST_SEATS, LONGEST_RULE = 500, 100
STATUSES = ("open", "cancelled", "past", "in_review", "returned")
LANGUAGE_CODE = validate.Regexp(r"\A[a-z]{2,3}\Z")  # ISO 639


class FeelSchema(Schema):
    """What it is like to come: sound runs from 1, quiet, to 3, loud."""

    first_ten_minutes = Text(most=300, required=True)
    sound = fields.Integer(required=True, validate=validate.Range(1, 3), strict=True)
    who_is_there = Text(most=300, required=True)
    leaving_early = Text(most=300, required=True)


class NewEvent(Schema):
    """What an organiser fills in; `capacity` null where there is no limit."""

    capacity = fields.Integer(required=True, allow_none=True, validate=validate.Range(1, MOST_SEATS), strict=True)
    title = Text(most=80, required=True)
    description = Text(most=2000, required=True)
    category = fields.String(required=True, validate=validate.OneOf(CATEGORIES))
    picture = Key(load_default=None, allow_none=True)
    photo_id = Key(load_default=None, allow_none=True)
    starts_at = Moment(required=True)
    ends_at = Moment(required=True)
    place = Text(most=200, required=True)
    house_room_id = Key(load_default=None, allow_none=True)
    feel = fields.Nested(FeelSchema, required=True)
    guests_welcome = fields.Boolean(load_default=False)
    languages = fields.List(fields.String(validate=LANGUAGE_CODE), required=True, validate=validate.Length(1, 10))
    age_bands = fields.List(
        fields.String(validate=validate.OneOf(BANDS)), required=True, validate=validate.Length(1, len(BANDS))
    )


class NewSeries(NewEvent):
    """An event that happens again: `rule` is an RRULE (RFC 5545) of days; `starts_at` is the first time."""

    rule = fields.String(required=True, validate=validate.Length(1, LONGEST_RULE))


class SeriesSchema(Schema):
    """When something happens again, on the wall clock of `zone`."""

    id = fields.String(required=True)
    rule = fields.String(required=True)
    first = fields.Date(required=True)
    local_time = fields.Time(required=True, format="%H:%M")
    minutes = fields.Integer(required=True)
    zone = fields.String(required=True)
    status = fields.String(required=True, validate=validate.OneOf(("open", "in_review", "returned", "ended")))


class ScopeSchema(Schema):
    """Which events of a series: `this` one, this and the `following`, or `all` that have not begun."""

    scope = fields.String(load_default="this", validate=validate.OneOf(SCOPES))


class EventChanges(ScopeSchema):
    """What shall be otherwise; the times both or neither, and for more than `this` one on the same day."""

    capacity = fields.Integer(allow_none=True, validate=validate.Range(1, MOST_SEATS), strict=True)
    title = Text(most=80)
    description = Text(most=2000)
    category = fields.String(validate=validate.OneOf(CATEGORIES))
    picture = Key(allow_none=True)
    photo_id = Key(allow_none=True)
    starts_at = Moment()
    ends_at = Moment()
    place = Text(most=200)
    house_room_id = Key(allow_none=True)
    feel = fields.Nested(FeelSchema)
    guests_welcome = fields.Boolean()
    languages = fields.List(fields.String(validate=LANGUAGE_CODE), validate=validate.Length(1, 10))

    @validates_schema
    def require_something(self, data: Mapping[str, Any], **_kwargs: Any) -> None:
        if not data.keys() - {"scope"}:
            raise ValidationError("Nothing to change.", "capacity")
        if ("starts_at" in data) != ("ends_at" in data):
            raise ValidationError("Both times or neither.", "ends_at")


class CancellationSchema(ScopeSchema):
    reason = Text(least=3, most=300, required=True)


class NewSignUp(Schema):
    """What would make it easier, and whether somebody should go in with them: for the organiser alone.

    What is left out stays as it was said before.
    """

    needs = Text(most=300, allow_none=True)
    would_like_company = fields.Boolean()


class GuestSchema(Schema):
    """Somebody on the list, as the organiser sees them; `came` null until it is noted.

    `comes_with` is a friend of theirs on the list, `guest_name` somebody without an account.
    """

    person = fields.Nested(PersonSchema, required=True)
    status = fields.String(required=True, validate=validate.OneOf(("going", "waiting")))
    needs = fields.String(required=True, allow_none=True)
    would_like_company = fields.Boolean(required=True)
    comes_with = fields.Nested(PersonSchema, required=True, allow_none=True)
    guest_name = fields.String(required=True, allow_none=True)
    came = fields.Boolean(required=True, allow_none=True)


class AttendanceSchema(Schema):
    """Whether somebody came; null takes it back."""

    account_id = Key(required=True)
    came = fields.Boolean(required=True, allow_none=True)


class SignUpSchema(Schema):
    """Going, or waiting at a position (1 is next; two who come together are one); `together` is with somebody."""

    status = fields.String(required=True, validate=validate.OneOf(("going", "waiting")))
    position = fields.Integer(required=True, allow_none=True)
    together = fields.Boolean(required=True)


class EventSchema(Schema):
    """An event as the reader may see it: `place` and `room_id` only for those who come or answer for it.

    `communities` names the two that share it, the one that holds it first, and is empty where one is alone; `is_visit`
    says that the reader's is not the one that holds it.
    """

    id = fields.String(required=True)
    title = fields.String(required=True)
    description = fields.String(required=True)
    category = fields.String(required=True, validate=validate.OneOf(CATEGORIES))
    picture = fields.String(required=True, allow_none=True)
    photo = fields.Nested(EventPhotoSchema, required=True, allow_none=True)
    starts_at = Moment(required=True)
    ends_at = Moment(required=True)
    place = fields.String(required=True, allow_none=True)
    house_room_id = fields.String(required=True, allow_none=True)
    capacity = fields.Integer(required=True, allow_none=True)
    going = fields.Integer(required=True)
    waiting = fields.Integer(required=True)
    status = fields.String(required=True, validate=validate.OneOf(STATUSES))
    cancel_reason = fields.String(required=True, allow_none=True)
    series_id = fields.String(required=True, allow_none=True)
    repeats = fields.String(required=True, allow_none=True, validate=validate.OneOf(REPEATS))
    feel = fields.Nested(FeelSchema, required=True)
    host = fields.Nested(PersonSchema, required=True)
    co_hosts = fields.List(fields.Nested(PersonSchema), required=True)
    communities = fields.List(fields.String(), required=True)
    is_visit = fields.Boolean(required=True)
    languages = fields.List(fields.String(), required=True)
    guests_welcome = fields.Boolean(required=True)
    age_bands = fields.List(fields.String(), required=True)
    mine = fields.Nested(SignUpSchema, required=True, allow_none=True)
    room_id = fields.String(required=True, allow_none=True)


class EventsQuery(PageQuery):
    """`from` is the moment to look from, without it now; `to` is when they begin at the latest.

    `free` are those with a seat left, `unjoined` those one is not on the list of.
    """

    since = Moment(data_key="from", load_default=None)
    until = Moment(data_key="to", load_default=None)
    category = fields.String(load_default=None, validate=validate.OneOf(CATEGORIES))
    free = fields.Boolean(load_default=False)
    unjoined = fields.Boolean(load_default=False)


class MonthQuery(Schema):
    """A month as `2026-11`."""

    month = fields.String(required=True, validate=validate.Regexp(r"\A20\d\d-(0[1-9]|1[0-2])\Z"))
    category = fields.String(load_default=None, validate=validate.OneOf(CATEGORIES))
    free = fields.Boolean(load_default=False)
    unjoined = fields.Boolean(load_default=False)


class EventDaySchema(Schema):
    """A day on which something begins, and how much."""

    day = fields.Date(required=True)
    count = fields.Integer(required=True)


class MonthSchema(Schema):
    """The days of a month on which something begins, in order."""

    days = fields.List(fields.Nested(EventDaySchema), required=True)


class EntryQuery(Schema):
    """`neutral` shows the event as an appointment, and not where."""

    neutral = fields.Boolean(load_default=True)


class NewFeed(Schema):
    """`neutral` shows every event as an appointment, and not where."""

    neutral = fields.Boolean(load_default=True)


class FeedSchema(Schema):
    """Whether somebody's calendar can be read by programs outside, and how."""

    is_open = fields.Boolean(required=True)
    neutral = fields.Boolean(required=True)
    created_at = Moment(required=True, allow_none=True)


class OpenedFeed(FeedSchema):
    """The address ends with a secret that is shown this once."""

    path = fields.String(required=True)
