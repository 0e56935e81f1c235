"""What goes in and out about looks."""

from marshmallow import fields, validate

from backend.core.schemas import Moment, Schema, Text
from moderation.schemas import EvidenceLineSchema

from .models import REASON_LENGTH, WHYS


class LookSchema(Schema):
    """Somebody looked at something of one's own; who, and at what exactly, is not said."""

    why = fields.String(required=True, validate=validate.OneOf(WHYS))
    first_at = Moment(required=True)
    last_at = Moment(required=True)


class NewReading(Schema):
    """Why one must read around the case; asked for the first page."""

    reason = Text(least=REASON_LENGTH[0], most=REASON_LENGTH[1], allow_none=True, load_default=None)


class AroundSchema(Schema):
    """One page of what was said around a case, oldest first."""

    page = fields.Integer(required=True)
    lines = fields.List(fields.Nested(EvidenceLineSchema), required=True)
    until = Moment(required=True)
    pages_left = fields.Integer(required=True)
