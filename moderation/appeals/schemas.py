"""What goes in and out about appeals."""

from marshmallow import fields, validate

from backend.core.schemas import Key, Moment, Schema, Text
from moderation.models import RATIONALE_LENGTH
from moderation.schemas import CLAIMED, ActSchema, CaseSchema, NewAct

from .models import OUTCOMES, TEXT_LENGTH


class NewAppeal(Schema):
    """Why one disagrees, in one's own words."""

    words = Text(least=1, most=TEXT_LENGTH, required=True)


class AppealSchema(Schema):
    """An appeal in a list."""

    id = fields.String(required=True)
    made_at = Moment(required=True)
    due_at = Moment(required=True)
    acts = fields.List(fields.Nested(ActSchema), required=True)
    claimed = fields.String(required=True, allow_none=True, validate=validate.OneOf(CLAIMED))


class SeenAppealSchema(AppealSchema):
    """An appeal with what was decided, by which guideline and why, and what was seen then."""

    words = fields.String(required=True)
    guideline = fields.String(required=True)
    rationale = fields.String(required=True)
    decided_at = Moment(required=True)
    lease_until = Moment(required=True, allow_none=True)
    case = fields.Nested(CaseSchema, required=True)


class NewAppealAnswer(Schema):
    """What comes of it; a change says what is done instead."""

    outcome = fields.String(required=True, validate=validate.OneOf(OUTCOMES))
    rationale = Text(least=RATIONALE_LENGTH[0], most=RATIONALE_LENGTH[1], required=True)
    actions = fields.List(fields.Nested(NewAct), load_default=list)
    guideline = Key(load_default="")


class AnsweredAppealSchema(Schema):
    """What came of it, and what could not be taken back."""

    id = fields.String(required=True)
    outcome = fields.String(required=True, validate=validate.OneOf(OUTCOMES))
    left = fields.List(fields.String(), required=True)
