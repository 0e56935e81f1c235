"""What goes in and out about looks at events."""

from marshmallow import fields

from backend.core.schemas import Moment, Schema, Text
from backend.events.schemas import EventSchema


class EventReviewSchema(Schema):
    """An event somebody has to look at; of what happens again the first, with its `rule`.

    `approved` of `enough` events of this organiser were found good before.
    """

    event = fields.Nested(EventSchema, required=True)
    rule = fields.String(required=True, allow_none=True)
    approved = fields.Integer(required=True)
    enough = fields.Integer(required=True)
    sent_at = Moment(required=True)
    due_at = Moment(required=True)


class NewEventReview(Schema):
    """Whether people may see it; if not, what its organiser should change."""

    approves = fields.Boolean(required=True)
    reason = Text(least=3, most=400, load_default=None, allow_none=True)
