"""What goes in and out about events."""

from marshmallow import fields, validate

from backend.accounts.ages import BANDS
from backend.accounts.schemas import PersonSchema
from backend.core.schemas import Key, Moment, PageQuery, Schema, Text

from .models import CATEGORIES

MOST_SEATS = 500
LANGUAGE_CODE = validate.Regexp(r"\A[a-z]{2,3}\Z")  # ISO 639


class FeelSchema(Schema):
    """What it is like to come: sound runs from 1, quiet, to 3, loud."""

    first_ten_minutes = Text(most=300, required=True)
    sound = fields.Integer(required=True, validate=validate.Range(1, 3), strict=True)
    who_is_there = Text(most=300, required=True)
    leaving_early = Text(most=300, required=True)


class CapacitySchema(Schema):
    """How many can come; null where there is no limit."""

    capacity = fields.Integer(required=True, allow_none=True, validate=validate.Range(1, MOST_SEATS), strict=True)


class NewEvent(CapacitySchema):
    title = Text(most=80, required=True)
    description = Text(most=2000, required=True)
    category = fields.String(required=True, validate=validate.OneOf(CATEGORIES))
    picture = Key(load_default=None, allow_none=True)
    starts_at = Moment(required=True)
    ends_at = Moment(required=True)
    place = Text(most=200, required=True)
    feel = fields.Nested(FeelSchema, required=True)
    languages = fields.List(fields.String(validate=LANGUAGE_CODE), required=True, validate=validate.Length(1, 10))
    age_bands = fields.List(
        fields.String(validate=validate.OneOf(BANDS)), required=True, validate=validate.Length(1, len(BANDS))
    )


class CancellationSchema(Schema):
    reason = Text(least=3, most=300, required=True)


class SignUpSchema(Schema):
    """Going, or waiting at a position (1 is next)."""

    status = fields.String(required=True, validate=validate.OneOf(("going", "waiting")))
    position = fields.Integer(required=True, allow_none=True)


class EventSchema(Schema):
    """An event as the reader may see it: `place` and `room_id` only for those who come or answer for it."""

    id = fields.String(required=True)
    title = fields.String(required=True)
    description = fields.String(required=True)
    category = fields.String(required=True, validate=validate.OneOf(CATEGORIES))
    picture = fields.String(required=True, allow_none=True)
    starts_at = Moment(required=True)
    ends_at = Moment(required=True)
    place = fields.String(required=True, allow_none=True)
    capacity = fields.Integer(required=True, allow_none=True)
    going = fields.Integer(required=True)
    waiting = fields.Integer(required=True)
    status = fields.String(required=True, validate=validate.OneOf(("open", "cancelled", "past")))
    cancel_reason = fields.String(required=True, allow_none=True)
    feel = fields.Nested(FeelSchema, required=True)
    host = fields.Nested(PersonSchema, required=True)
    languages = fields.List(fields.String(), required=True)
    age_bands = fields.List(fields.String(), required=True)
    mine = fields.Nested(SignUpSchema, required=True, allow_none=True)
    room_id = fields.String(required=True, allow_none=True)


class EventsQuery(PageQuery):
    """`from` is the moment to look from; without it, now."""

    since = Moment(data_key="from", load_default=None)
