"""Proposals and friends, as those they are about see them."""

from marshmallow import fields, validate

from backend.accounts.schemas import PersonSchema
from backend.core.schemas import Moment, Schema
from backend.friendbank.models import ANSWERS


class WhySchema(Schema):
    """A stable code, and a sentence for people."""

    code = fields.String(required=True)
    text = fields.String(required=True)


class ReasonSchema(WhySchema):
    """A reason; `about` names the shared fact where it is told, so that a client can draw it."""

    about = fields.String(required=True, allow_none=True)


class ProposalEventSchema(Schema):
    id = fields.String(required=True)
    title = fields.String(required=True)
    starts_at = Moment(required=True)


class ProposalSchema(Schema):
    """A proposal without name, face or place; `person`, `room_id` and `event` come when both said yes."""

    id = fields.String(required=True)
    status = fields.String(required=True, validate=validate.OneOf(("open", "waiting", "friends", "closed")))
    reasons = fields.List(fields.Nested(ReasonSchema), required=True)
    my_answer = fields.String(required=True, allow_none=True, validate=validate.OneOf(ANSWERS))
    closes_at = Moment(required=True)
    room_id = fields.String(required=True, allow_none=True)
    event = fields.Nested(ProposalEventSchema, required=True, allow_none=True)
    person = fields.Nested(PersonSchema, required=True, allow_none=True)


class AnswerSchema(Schema):
    answer = fields.String(required=True, validate=validate.OneOf(ANSWERS))


class FriendSchema(Schema):
    id = fields.String(required=True)
    person = fields.Nested(PersonSchema, required=True)
    since = Moment(required=True)
    room_id = fields.String(required=True)


class ProposalNewSchema(Schema):
    """There is something to look at; ask for it."""

    id = fields.String(required=True)
