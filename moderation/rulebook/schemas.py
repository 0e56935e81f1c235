"""What goes out of the rulebook."""

from marshmallow import fields, validate

from backend.core.schemas import Schema

from .standing import STANDINGS


class RuleSchema(Schema):
    """A rule: hits in the last seven whole days and in the 28 before them."""

    rule = fields.String(required=True)
    week = fields.Integer(required=True)
    before = fields.Integer(required=True)
    last_on = fields.Date(required=True)
    standing = fields.String(required=True, validate=validate.OneOf(STANDINGS))
