"""Figures and weights, as coordinators see them."""

from marshmallow import fields, validate

from backend.core.schemas import Moment, Schema
from backend.friendbank.queries.figures import BY


class FiguresQuery(Schema):
    by = fields.String(required=True, validate=validate.OneOf(BY))


class ShareSchema(Schema):
    """A share of at least ten people, from 0 to 1, with its 95 % interval."""

    value = fields.Float(required=True)
    low = fields.Float(required=True)
    high = fields.Float(required=True)
    of = fields.Integer(required=True)


class GroupFiguresSchema(Schema):
    """One group; `people` is null where there are too few to tell anything."""

    group = fields.String(required=True)
    people = fields.Integer(required=True, allow_none=True)
    offered = fields.Nested(ShareSchema, required=True, allow_none=True)
    pleased = fields.Nested(ShareSchema, required=True, allow_none=True)
    matched = fields.Nested(ShareSchema, required=True, allow_none=True)
    lasted = fields.Nested(ShareSchema, required=True, allow_none=True)
    waiting_days = fields.Float(required=True, allow_none=True)


class FiguresSchema(Schema):
    by = fields.String(required=True)
    fewest = fields.Integer(required=True)
    groups = fields.List(fields.Nested(GroupFiguresSchema), required=True)


class WeightSchema(Schema):
    """One part of the score: what it weighs, and would weigh."""

    name = fields.String(required=True)
    text = fields.String(required=True)
    now = fields.Float(required=True)
    then = fields.Float(required=True, allow_none=True)


class WeightsSchema(Schema):
    """What the parts of the score weigh, and a change that waits for a coordinator; `id` is null where none does."""

    id = fields.String(required=True, allow_none=True)
    version = fields.String(required=True)
    weights = fields.List(fields.Nested(WeightSchema), required=True)
    answers = fields.Integer(required=True, allow_none=True)
    loss_before = fields.Float(required=True, allow_none=True)
    loss_after = fields.Float(required=True, allow_none=True)
    proposed_at = Moment(required=True, allow_none=True)
