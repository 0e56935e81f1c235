"""What goes in and out of concerns."""

from marshmallow import fields, validate

from backend.core.schemas import Moment, Schema, Text
from backend.core.specs import Raw

from .clocks import CLOCKS
from .models import PATHS, STATES, WAYS

LONG, SHORT = 4000, 120
PRINT = Raw(types=("application/pdf",))


def _maybe(most: int) -> Text:
    return Text(least=0, most=most, allow_none=True, load_default=None)


class ConcernFacts(Schema):
    """What is known; what was observed apart from what the writer makes of it."""

    about = Text(most=SHORT, required=True)
    birth_date = fields.Date(allow_none=True, load_default=None)
    happened_on = fields.Date(required=True)
    observed = Text(most=LONG, required=True)
    source = Text(most=LONG, required=True)
    impressions = _maybe(LONG)
    told_youth = _maybe(LONG)
    youth_wants = _maybe(LONG)
    danger = fields.Boolean(required=True)
    municipality = _maybe(SHORT)


class ConcernHandOver(Schema):
    """Who has it now, and how; `consented` is the young person's yes, needed from eighteen on."""

    municipality = Text(most=SHORT, required=True)
    way = fields.String(required=True, validate=validate.OneOf(WAYS))
    consented = fields.Boolean(load_default=False)


class ClockSchema(Schema):
    name = fields.String(required=True, validate=validate.OneOf(CLOCKS))
    due_at = Moment(required=True)


class ConcernSummarySchema(Schema):
    """A concern in a list: where it stands, and nothing of what it says."""

    id = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    path = fields.String(required=True, validate=validate.OneOf(PATHS))
    danger = fields.Boolean(required=True)
    mine = fields.Boolean(required=True)
    writer = fields.String(required=True, allow_none=True)
    created_at = Moment(required=True)
    clocks = fields.List(fields.Nested(ClockSchema), required=True)


class ConcernSchema(ConcernSummarySchema):
    about = fields.String(required=True)
    birth_date = fields.Date(required=True, allow_none=True)
    happened_on = fields.Date(required=True)
    observed = fields.String(required=True)
    source = fields.String(required=True)
    impressions = fields.String(required=True, allow_none=True)
    told_youth = fields.String(required=True, allow_none=True)
    youth_wants = fields.String(required=True, allow_none=True)
    municipality = fields.String(required=True, allow_none=True)
    way = fields.String(required=True, allow_none=True, validate=validate.OneOf(WAYS))
    changed_at = Moment(required=True)
    reviewed_at = Moment(required=True, allow_none=True)
    handed_over_at = Moment(required=True, allow_none=True)
    receipt_at = Moment(required=True, allow_none=True)
    answered_at = Moment(required=True, allow_none=True)
    may_review = fields.Boolean(required=True)
