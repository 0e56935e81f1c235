"""What goes in and out of calibration."""

from marshmallow import fields, validate

from backend.core.schemas import Moment, Schema
from moderation.severity import SEVERITIES

from .models import MOST_PERCENT


class ExampleResultSchema(Schema):
    """What one made of an example, and what the experts did; fine means that nothing need be done."""

    case_id = fields.String(required=True)
    text = fields.String(required=True)
    label = fields.String(required=True)
    severity = fields.String(required=True, validate=validate.OneOf(SEVERITIES))
    fine = fields.Boolean(required=True)
    guideline = fields.String(required=True)
    why = fields.String(required=True)
    said_fine = fields.Boolean(required=True)
    said_guideline = fields.String(required=True)
    judged_at = Moment(required=True)


class AgreementSchema(Schema):
    """Krippendorff's alpha for one label, or for all; null while fewer than five people judged any of them."""

    label = fields.String(required=True)
    people = fields.Integer(required=True)
    judgements = fields.Integer(required=True)
    alpha = fields.Float(required=True, allow_none=True)


class CalibrationSchema(Schema):
    """One's own examples; how many there are and how far people agree only for those who answer for them."""

    judged = fields.Integer(required=True)
    agreed = fields.Integer(required=True)
    percent = fields.Integer(required=True, allow_none=True)
    agreements = fields.List(fields.Nested(AgreementSchema), required=True)


class NewRate(Schema):
    percent = fields.Integer(required=True, strict=True, validate=validate.Range(0, MOST_PERCENT))
