"""Proposals and friends, as those they are about see them."""

from marshmallow import fields, validate

from backend.accounts.schemas import PersonSchema
from backend.core.schemas import Moment, Schema
from backend.friendbank.models import ANSWERS

KINDS = ("pair", "group")


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
    """A proposal without name, face or place; `people`, `room_id` and `event` come when it has opened.

    `size` is how many sit in it, oneself counted.
    """

    id = fields.String(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    size = fields.Integer(required=True)
    status = fields.String(required=True, validate=validate.OneOf(("open", "waiting", "friends", "closed")))
    reasons = fields.List(fields.Nested(ReasonSchema), required=True)
    my_answer = fields.String(required=True, allow_none=True, validate=validate.OneOf(ANSWERS))
    closes_at = Moment(required=True)
    room_id = fields.String(required=True, allow_none=True)
    event = fields.Nested(ProposalEventSchema, required=True, allow_none=True)
    people = fields.List(fields.Nested(PersonSchema), required=True)


class AnswerSchema(Schema):
    answer = fields.String(required=True, validate=validate.OneOf(ANSWERS))


class FriendSchema(Schema):
    """A friend; `helper` says that a volunteer comes along the first time, as either of the two wished."""

    id = fields.String(required=True)
    person = fields.Nested(PersonSchema, required=True)
    since = Moment(required=True)
    room_id = fields.String(required=True)
    event = fields.Nested(ProposalEventSchema, required=True, allow_none=True)
    helper = fields.Boolean(required=True)


class EndQuery(Schema):
    """`never`: do not bring us together again."""

    never = fields.Boolean(load_default=False)


class HelperSchema(Schema):
    wanted = fields.Boolean(required=True)


class ProposalNewSchema(Schema):
    """There is something to look at; ask for it."""

    id = fields.String(required=True)
