"""What goes in and out of the figures."""

from marshmallow import fields, validate

from backend.core.schemas import Schema

from .measures import GROUPINGS


class WorkFiguresQuery(Schema):
    by = fields.String(required=True, validate=validate.OneOf(list(GROUPINGS)))


class WorkShareSchema(Schema):
    """A share from 0 to 1 with its 95 % interval."""

    value = fields.Float(required=True)
    low = fields.Float(required=True)
    high = fields.Float(required=True)
    of = fields.Integer(required=True)


class WorkGroupSchema(Schema):
    """One group of cases; times in minutes, null where nobody has acted, shares null where there is no whole."""

    group = fields.String(required=True)
    cases = fields.Integer(required=True)
    half_within = fields.Float(required=True, allow_none=True)
    most_within = fields.Float(required=True, allow_none=True)
    breached = fields.Nested(WorkShareSchema, required=True, allow_none=True)
    false_alarms = fields.Nested(WorkShareSchema, required=True, allow_none=True)


class WorkFiguresSchema(Schema):
    by = fields.String(required=True)
    days = fields.Integer(required=True)
    groups = fields.List(fields.Nested(WorkGroupSchema), required=True)


class TransparencyQuery(Schema):
    half = fields.String(load_default=None, validate=validate.Regexp(r"\A20\d\dH[12]\Z"))


class CountSchema(Schema):
    """One count; null where it would be about a few."""

    name = fields.String(required=True)
    count = fields.Integer(required=True, allow_none=True)


class TableSchema(Schema):
    """Counts that belong together; the total is null where it would give a small one away."""

    name = fields.String(required=True)
    rows = fields.List(fields.Nested(CountSchema), required=True)
    total = fields.Integer(required=True, allow_none=True)


class TransparencySchema(Schema):
    half = fields.String(required=True)
    fewest = fields.Integer(required=True)
    tables = fields.List(fields.Nested(TableSchema), required=True)
