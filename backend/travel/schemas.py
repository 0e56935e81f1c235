"""What goes in and out about travel money; amounts are whole øre, there and back."""

from marshmallow import fields, validate

from backend.accounts.schemas import PersonSchema
from backend.core.schemas import MAX_INTEGER, Moment, PageQuery, Schema, Text

from .models import STATUSES, WHENS
from .queries import STATES

MOST_ORE, MOST_WAYS = 200_000, 6


class WaySchema(Schema):
    """A way to get here, and what it costs."""

    name = Text(most=60, required=True)
    amount_ore = fields.Integer(required=True, strict=True, validate=validate.Range(100, MOST_ORE))


class TariffSchema(Schema):
    """What travelling costs here."""

    ways = fields.List(fields.Nested(WaySchema()), required=True, validate=validate.Length(0, MOST_WAYS))
    version = fields.Integer(required=True, strict=True, validate=validate.Range(0, MAX_INTEGER))


class TravelEventSchema(Schema):
    """The event somebody travels to."""

    id = fields.String(required=True)
    title = fields.String(required=True)
    starts_at = Moment(required=True)
    is_cancelled = fields.Boolean(required=True)


class TravelRequestSchema(Schema):
    """What somebody asked for, and by when it is paid."""

    id = fields.String(required=True)
    person = fields.Nested(PersonSchema(), required=True)
    event = fields.Nested(TravelEventSchema(), required=True)
    way = fields.String(required=True)
    amount_ore = fields.Integer(required=True)
    when = fields.String(required=True, validate=validate.OneOf(WHENS))
    status = fields.String(required=True, validate=validate.OneOf(STATUSES))
    asked_at = Moment(required=True)
    pay_by = Moment(required=True)
    reason = fields.String(required=True, allow_none=True)
    paid_at = Moment(required=True, allow_none=True)
    version = fields.Integer(required=True)


class TravelSchema(Schema):
    """Getting to one event: the ways, whether one has a seat, and what one has asked for."""

    ways = fields.List(fields.Nested(WaySchema()), required=True)
    has_seat = fields.Boolean(required=True)
    request = fields.Nested(TravelRequestSchema(), required=True, allow_none=True)


class NewTravel(Schema):
    """The way one travels as it was shown, and whether one needs the money before."""

    way = fields.Nested(WaySchema(), required=True)
    when = fields.String(required=True, validate=validate.OneOf(WHENS))


class TravelQuery(PageQuery):
    """What waits, or what is done with."""

    state = fields.String(load_default="waiting", validate=validate.OneOf(STATES))


class NewTravelAnswer(Schema):
    """Yes, or no with a reason, to request number `version`."""

    version = fields.Integer(required=True, strict=True, validate=validate.Range(1, MAX_INTEGER))
    approve = fields.Boolean(required=True)
    reason = Text(most=300, load_default=None, allow_none=True)
