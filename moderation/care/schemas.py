"""What goes in and out of care."""

from marshmallow import fields, validate

from backend.core.schemas import Schema

from .models import KINDS


class LoadSchema(Schema):
    """One's own load on this shift."""

    heavy = fields.Integer(required=True)
    critical = fields.Integer(required=True)
    offer_break = fields.Boolean(required=True)
    offer_debrief = fields.Boolean(required=True)
    had_enough = fields.Boolean(required=True)
    break_minutes = fields.Integer(required=True)


class NewPause(Schema):
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
