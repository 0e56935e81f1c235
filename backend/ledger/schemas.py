"""What goes in and out about money; amounts are whole øre."""

from marshmallow import fields, validate

from backend.accounts.schemas import PersonSchema
from backend.core.schemas import Moment, Schema, Text

from .models import WHYS

MOST_ORE = 100_000_000


class PotSchema(Schema):
    """What is in a pot, and whether one may put something in."""

    balance_ore = fields.Integer(required=True)
    can_keep = fields.Boolean(required=True)


class NewEntry(Schema):
    """What is put in, or taken out where it is below nothing, and why."""

    amount_ore = fields.Integer(
        required=True, strict=True, validate=[validate.Range(-MOST_ORE, MOST_ORE), validate.NoneOf([0])]
    )
    words = Text(most=120, required=True)


class EntrySchema(Schema):
    """An amount that went in, or out where it is below nothing."""

    id = fields.String(required=True)
    amount_ore = fields.Integer(required=True)
    why = fields.String(required=True, validate=validate.OneOf(WHYS))
    words = fields.String(required=True, allow_none=True)
    at = Moment(required=True)
    by = fields.Nested(PersonSchema(), required=True)
