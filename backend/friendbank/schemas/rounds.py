"""Rounds and their drafts, as matchmakers see them."""

from marshmallow import fields, validate

from backend.accounts.ages import BANDS
from backend.accounts.schemas import PersonSchema
from backend.core.schemas import Key, Moment, PageQuery, Schema, Text
from backend.friendbank.matching.layers import BALANCED
from backend.friendbank.models import WAIT

from .proposals import ReasonSchema, WhySchema

MOST_AT_ONCE = 100
STATUSES = ("review", "published", "dropped")
REJECTIONS = ("not_suited", "too_far", "known_conflict", "other", WAIT)
LEVELS = ("much", "some", "little")


def _share() -> fields.Float:
    return fields.Float(required=True, validate=validate.Range(0, 1))


class NewRoundSchema(Schema):
    """`dial` goes from 0, the best fit, to 1, nobody left out."""

    dial = fields.Float(load_default=BALANCED, validate=validate.Range(0, 1))


class WhyLeftOutSchema(WhySchema):
    count = fields.Integer(required=True)


class RoundFiguresSchema(Schema):
    """In people: `offers` get something, `good` somebody who suits them; `bound_ratio` is how near the best it is.

    `sent` and `minutes_per_approved` (of matchmakers' time) are there once it is published.
    """

    looking = fields.Integer(required=True)
    drafts = fields.Integer(required=True)
    offers = fields.Integer(required=True)
    good = fields.Integer(required=True)
    groups = fields.Integer(required=True)
    left_out = fields.Integer(required=True)
    why = fields.List(fields.Nested(WhyLeftOutSchema), required=True)
    mean_score = _share()
    bound_ratio = fields.Float(required=True, allow_none=True)
    sent = fields.Integer(required=True, allow_none=True)
    minutes_per_approved = fields.Float(required=True, allow_none=True)


class StayedSchema(WhySchema):
    """Some who were approved and stayed behind, and the rule that stood in the way."""

    people = fields.List(fields.String(), required=True)


class RoundSchema(Schema):
    """A round: in review until it is published or dropped; `waiting` and `approved` count its drafts.

    `rules` are what was asked of every two in it.
    """

    id = fields.String(required=True)
    status = fields.String(required=True, validate=validate.OneOf(STATUSES))
    dial = _share()
    created_at = Moment(required=True)
    published_at = Moment(required=True, allow_none=True)
    figures = fields.Nested(RoundFiguresSchema, required=True)
    waiting = fields.Integer(required=True)
    approved = fields.Integer(required=True)
    stayed = fields.List(fields.Nested(StayedSchema), required=True)
    rules = fields.List(fields.Nested(WhySchema), required=True)


class ConsequenceSchema(Schema):
    """What a dial would mean, in people."""

    dial = _share()
    covered = fields.Integer(required=True)
    good = fields.Integer(required=True, attribute="pleased")
    grouped = fields.Integer(required=True)
    left_out = fields.Integer(required=True)
    mean_score = _share()


class RoundPreviewSchema(Schema):
    """What a round would mean at each setting, and the figures of the last one that went out."""

    looking = fields.Integer(required=True)
    consequences = fields.List(fields.Nested(ConsequenceSchema), required=True)
    last = fields.Nested(RoundFiguresSchema, required=True, allow_none=True)


class DraftPersonSchema(PersonSchema):
    age_band = fields.String(required=True, allow_none=True, validate=validate.OneOf(BANDS))
    area = fields.String(required=True, allow_none=True)


class PartSchema(WhySchema):
    """One part of the score, told roughly."""

    level = fields.String(required=True, validate=validate.OneOf(LEVELS))


class SeatSchema(DraftPersonSchema):
    """Somebody in a draft; `pleased` says whether it is a good offer to them, `fit` how well the others suit them."""

    pleased = fields.Boolean(required=True)
    fit = _share()
    parts = fields.List(fields.Nested(PartSchema), required=True)


class DraftSchema(Schema):
    """Two people or a small group a matchmaker may propose to each other, why, and what to look twice at.

    `needs_second`: two matchmakers must say yes. `seconded` says that one of them has, `mine` that it was the reader.
    """

    id = fields.String(required=True)
    round_id = fields.String(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(("pair", "group")))
    status = fields.String(required=True, validate=validate.OneOf(("draft", "approved")))
    needs_second = fields.Boolean(required=True)
    seconded = fields.Boolean(required=True)
    mine = fields.Boolean(required=True)
    people = fields.List(fields.Nested(SeatSchema), required=True)
    score = fields.Float(required=True)
    reasons = fields.List(fields.Nested(ReasonSchema), required=True)
    cautions = fields.List(fields.Nested(WhySchema), required=True)


class DraftQuery(PageQuery):
    round = Key(load_default=None)


class LeftOutSchema(Schema):
    """Somebody a round brought nobody, and why."""

    person = fields.Nested(DraftPersonSchema, required=True)
    reason = fields.Nested(WhySchema, required=True)


class AlternativeQuery(Schema):
    out = Key(required=True)


class AlternativeSchema(Schema):
    """Somebody who could take the seat, and how the draft would look."""

    person = fields.Nested(DraftPersonSchema, required=True)
    score = fields.Float(required=True)
    reasons = fields.List(fields.Nested(ReasonSchema), required=True)
    cautions = fields.List(fields.Nested(WhySchema), required=True)


class AlternativesSchema(Schema):
    items = fields.List(fields.Nested(AlternativeSchema), required=True)


class SwapSchema(Schema):
    out = Key(required=True)
    into = Key(required=True, data_key="in")


class RejectionSchema(Schema):
    """Why not: for matchmakers only. `wait` holds nothing against them, and counts for this round alone."""

    code = fields.String(required=True, validate=validate.OneOf(REJECTIONS))
    reason = Text(least=0, most=400, load_default="")


class ManyDraftsSchema(Schema):
    ids = fields.List(Key(), required=True, validate=validate.Length(1, MOST_AT_ONCE))


class RefusedDraftSchema(Schema):
    id = fields.String(required=True)
    code = fields.String(required=True)
    detail = fields.String(required=True)


class BulkApprovalSchema(Schema):
    """`waiting` are approved by the reader, and wait for a second matchmaker."""

    approved = fields.List(fields.String(), required=True)
    waiting = fields.List(fields.String(), required=True)
    refused = fields.List(fields.Nested(RefusedDraftSchema), required=True)
