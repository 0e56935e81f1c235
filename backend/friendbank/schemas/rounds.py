"""Rounds and their drafts, as matchmakers see them."""

from marshmallow import fields, validate

from backend.accounts.ages import BANDS
from backend.accounts.schemas import PersonSchema
from backend.core.schemas import Key, Moment, Schema, Text

from .proposals import ReasonSchema, WhySchema

MOST_AT_ONCE = 100


class RoundSchema(Schema):
    """A round of drafts; `left_out` looked for somebody and got nobody."""

    id = fields.String(required=True)
    created_at = Moment(required=True)
    drafts = fields.Integer(required=True, attribute="figures.drafts")
    left_out = fields.Integer(required=True, attribute="figures.left_out")


class DraftPersonSchema(PersonSchema):
    age_band = fields.String(required=True, allow_none=True, validate=validate.OneOf(BANDS))
    area = fields.String(required=True, allow_none=True)


class DraftSchema(Schema):
    """Two people a matchmaker may propose to each other, why, and what to look twice at."""

    id = fields.String(required=True)
    people = fields.List(fields.Nested(DraftPersonSchema), required=True)
    score = fields.Float(required=True)
    reasons = fields.List(fields.Nested(ReasonSchema), required=True)
    cautions = fields.List(fields.Nested(WhySchema), required=True)
    round_id = fields.String(required=True)


class RejectionSchema(Schema):
    reason = Text(least=3, most=400, required=True)


class ManyDraftsSchema(Schema):
    ids = fields.List(Key(), required=True, validate=validate.Length(1, MOST_AT_ONCE))


class RefusedDraftSchema(Schema):
    id = fields.String(required=True)
    code = fields.String(required=True)
    detail = fields.String(required=True)


class BulkApprovalSchema(Schema):
    approved = fields.List(fields.String(), required=True)
    refused = fields.List(fields.Nested(RefusedDraftSchema), required=True)
