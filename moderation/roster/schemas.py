"""What goes in and out of the roster."""

from marshmallow import fields, validate

from backend.core.schemas import Key, Moment, Schema, Text

from .models import KINDS, NOTE_LENGTH


class WatchSchema(Schema):
    """Whether somebody looks at this moment; never more than is planned."""

    watching = fields.Boolean(required=True)
    until = Moment(required=True, allow_none=True)
    next_from = Moment(required=True, allow_none=True)


class NewShift(Schema):
    account_id = Key(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    starts_at = Moment(required=True)
    ends_at = Moment(required=True)


class ShiftNote(Schema):
    note = Text(most=NOTE_LENGTH, required=True)


class ShiftPersonSchema(Schema):
    id = fields.String(required=True)
    nickname = fields.String(required=True, allow_none=True)


class ShiftSchema(Schema):
    id = fields.String(required=True)
    person = fields.Nested(ShiftPersonSchema, required=True)
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    starts_at = Moment(required=True)
    ends_at = Moment(required=True)
    mine = fields.Boolean(required=True)
    note = fields.String(required=True, allow_none=True)


class WatcherSchema(ShiftPersonSchema):
    """Somebody who can be on watch, and on which kinds of shift."""

    kinds = fields.List(fields.String(validate=validate.OneOf(KINDS)), required=True)
