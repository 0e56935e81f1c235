"""What goes in and out about how it was."""

from marshmallow import fields, validate

from backend.core.schemas import Schema, Text

from .models import HELPS

SCALE = validate.Range(1, 3)


class AfterSchema(Schema):
    """What one is asked about an event: how it was, or what would have helped."""

    title = fields.String(required=True)
    about = fields.String(required=True, validate=validate.OneOf(("came", "missed")))
    done = fields.Boolean(required=True)


class NewAfter(Schema):
    """Three answers from 1 (no) to 3 (yes), or what would have helped; and words, if one likes."""

    welcome = fields.Integer(load_default=None, allow_none=True, validate=SCALE, strict=True)
    fun = fields.Integer(load_default=None, allow_none=True, validate=SCALE, strict=True)
    again = fields.Integer(load_default=None, allow_none=True, validate=SCALE, strict=True)
    would_help = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(HELPS))
    words = Text(least=0, most=300, load_default=None, allow_none=True)


class FeedbackSchema(Schema):
    """How it was: for every question how many said 1, 2 and 3. Null while only few have said something."""

    answers = fields.Integer(required=True, allow_none=True)
    welcome = fields.List(fields.Integer(), required=True, allow_none=True)
    fun = fields.List(fields.Integer(), required=True, allow_none=True)
    again = fields.List(fields.Integer(), required=True, allow_none=True)
    words = fields.List(fields.String(), required=True)
    would_help = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True, allow_none=True)
