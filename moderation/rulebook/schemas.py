"""What goes in and out of the rulebook."""

from marshmallow import fields, validate

from backend.core.schemas import Schema

from .models import MODES, OFF, SHADOW
from .standing import STANDINGS

REASON_LENGTH = validate.Length(10, 500)


class RuleWishSchema(Schema):
    """A mode somebody asked for; a second person may answer until then."""

    mode = fields.String(required=True, validate=validate.OneOf((SHADOW, OFF)))
    reason = fields.String(required=True)
    by = fields.String(required=True, allow_none=True)
    mine = fields.Boolean(required=True)
    until = fields.DateTime(required=True)


class RuleSchema(Schema):
    """A rule: what it caught in the last seven whole days and in the 28 before them, and day by day for fourteen.

    The newest day comes last. Without a label it is no rule that can be changed.
    """

    rule = fields.String(required=True)
    label = fields.String(required=True, allow_none=True)
    mode = fields.String(required=True, validate=validate.OneOf(MODES))
    needs_two = fields.Boolean(required=True)
    week = fields.Integer(required=True)
    before = fields.Integer(required=True)
    last_on = fields.Date(required=True, allow_none=True)
    standing = fields.String(required=True, validate=validate.OneOf(STANDINGS))
    live_days = fields.List(fields.Integer(), required=True)
    shadow_days = fields.List(fields.Integer(), required=True)
    asked = fields.Nested(RuleWishSchema, required=True, allow_none=True)


class NewRuleMode(Schema):
    mode = fields.String(required=True, validate=validate.OneOf(MODES))
    reason = fields.String(required=True, validate=REASON_LENGTH)


class RuleModeAnswer(Schema):
    """What one agrees to is named, so that nobody agrees to something else that was asked meanwhile."""

    mode = fields.String(required=True, validate=validate.OneOf((SHADOW, OFF)))
    agrees = fields.Boolean(required=True)
