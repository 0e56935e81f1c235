"""Check-ins: how it goes, as the young are asked, and as volunteers see it."""

from marshmallow import fields, validate

from backend.accounts.schemas import PersonSchema
from backend.core.schemas import Moment, Schema, Text

MET, GO_ON = ("yes", "not_yet", "no"), ("yes", "unsure", "no")
LONGEST_WORDS = 1000


class CheckInSchema(Schema):
    """Three questions about people one said yes to; what was wrong is not shown again, not even to who said it."""

    id = fields.String(required=True)
    week = fields.Integer(required=True)
    people = fields.List(fields.Nested(PersonSchema), required=True)
    met = fields.String(required=True, allow_none=True, validate=validate.OneOf(MET))
    go_on = fields.String(required=True, allow_none=True, validate=validate.OneOf(GO_ON))
    answered_at = Moment(required=True, allow_none=True)


class CheckInAnswerSchema(Schema):
    """Three taps, each of which may be left out; `wrong` goes to the moderators alone, with `words` if there are."""

    met = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(MET))
    go_on = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(GO_ON))
    wrong = fields.Boolean(load_default=False)
    words = Text(least=0, most=LONGEST_WORDS, allow_none=True, load_default=None)


class VisitedSchema(Schema):
    """One of those who are asked, and what they have said to the volunteer who asks."""

    person = fields.Nested(PersonSchema, required=True)
    met = fields.String(required=True, allow_none=True, validate=validate.OneOf(MET))
    go_on = fields.String(required=True, allow_none=True, validate=validate.OneOf(GO_ON))
    answered_at = Moment(required=True, allow_none=True)


class VisitSchema(Schema):
    """A check-in as a volunteer sees it; answers only once they have taken it on."""

    id = fields.String(required=True)
    week = fields.Integer(required=True)
    due_at = Moment(required=True)
    taken = fields.Boolean(required=True)
    late = fields.Boolean(required=True)
    people = fields.List(fields.Nested(VisitedSchema), required=True)
