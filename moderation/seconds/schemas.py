"""What goes in and out about second persons."""

from marshmallow import fields, validate

from backend.core.schemas import Moment, Schema, Text
from moderation.schemas import ActSchema, CaseSchema
from moderation.severity import SEVERITIES

from .models import ANSWERS, KINDS

NOTE_LENGTH = 500


class SecondSchema(Schema):
    """A decision that waits for somebody else's yes."""

    id = fields.String(required=True)
    case_id = fields.String(required=True)
    about = fields.String(required=True, validate=validate.OneOf(KINDS), metadata={"description": "What is asked."})
    kind = fields.String(required=True)
    severity = fields.String(required=True, validate=validate.OneOf(SEVERITIES))
    asked_by = fields.String(required=True)
    mine = fields.Boolean(required=True, metadata={"description": "Asked by oneself, so that another answers."})
    asked_at = Moment(required=True)
    expires_at = Moment(required=True)
    acts = fields.List(fields.Nested(ActSchema), required=True)
    guideline = fields.String(required=True)
    answer = fields.String(required=True, allow_none=True, validate=validate.OneOf(ANSWERS))


class SeenSecondSchema(SecondSchema):
    """With why, and the case as whoever decided it read it."""

    rationale = fields.String(required=True)
    case = fields.Nested(CaseSchema, required=True)


class NewAnswer(Schema):
    """Yes or no to what was seen at `version`."""

    version = fields.Integer(required=True, strict=True, validate=validate.Range(1, 2**31 - 1))
    agrees = fields.Boolean(required=True)
    note = Text(least=0, most=NOTE_LENGTH, allow_none=True, load_default=None)
