"""What goes in and out of paging."""

from marshmallow import fields, validate

from backend.core.schemas import Key, Moment, Schema, Text
from moderation.severity import SEVERITIES

from .models import FUNCTION_LENGTH, RUNGS, STATES

MOST_PHONES = 10


class CallSchema(Schema):
    """Somebody is called about a case; nothing of the case itself."""

    id = fields.String(required=True)
    case_id = fields.String(required=True)
    severity = fields.String(required=True, validate=validate.OneOf(SEVERITIES))
    rung = fields.String(required=True, validate=validate.OneOf(RUNGS))
    function = fields.String(required=True, allow_none=True)
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    rings = fields.Integer(required=True)
    opened_at = Moment(required=True)
    acknowledged_at = Moment(required=True, allow_none=True)
    acknowledged_by = fields.String(required=True, allow_none=True)


class PhoneAnswer(Schema):
    token = Key(required=True, most=64)


class PhoneSchema(Schema):
    function = Text(most=FUNCTION_LENGTH, required=True)
    number = fields.String(required=True, validate=validate.Regexp(r"\A\+?[0-9][0-9 ]{2,19}\Z"))


class NewPhoneList(Schema):
    phones = fields.List(fields.Nested(PhoneSchema), required=True, validate=validate.Length(max=MOST_PHONES))


class PhoneListSchema(NewPhoneList):
    """The phone list, and whether this deployment can ring any telephone at all."""

    possible = fields.Boolean(required=True)
