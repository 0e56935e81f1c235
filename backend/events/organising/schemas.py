"""What goes out to those who run events."""

from marshmallow import fields

from backend.core.schemas import PageQuery, Schema
from backend.events.schemas import EventSchema


class OwnEventsQuery(PageQuery):
    """`past` is what is over."""

    past = fields.Boolean(load_default=False)


class OwnEventSchema(Schema):
    """One's own event: how often it happens, why it came back, and what those who come have said, in numbers."""

    event = fields.Nested(EventSchema, required=True)
    rule = fields.String(required=True, allow_none=True)
    returned_because = fields.String(required=True, allow_none=True)
    attended = fields.Integer(required=True, allow_none=True)
    needs = fields.Integer(required=True)
    company = fields.Integer(required=True)
    noted = fields.Integer(required=True)


class ReachedSchema(Schema):
    """How many people would hear of it, and how many events it is about."""

    people = fields.Integer(required=True)
    events = fields.Integer(required=True)


class ReachSchema(Schema):
    """What a change of this one, of this and the following, or of all would touch."""

    this = fields.Nested(ReachedSchema, required=True)
    following = fields.Nested(ReachedSchema, required=True)
    all = fields.Nested(ReachedSchema, required=True)
