"""What goes in and out of the ways into rooms."""

from marshmallow import fields, validate

from backend.accounts.schemas import PersonSchema
from backend.chat.models import ROOM_KINDS
from backend.chat.schemas.rooms import MOST_COLLEAGUES
from backend.core.schemas import Key, Moment, PageQuery, Schema


class CandidatesQuery(PageQuery):
    """For which room; without it, for a new one."""

    room_id = Key(load_default=None)


class InviteSchema(Schema):
    account_ids = fields.List(Key(), required=True, validate=validate.Length(1, MOST_COLLEAGUES))


class YesOrNoSchema(Schema):
    answer = fields.String(required=True, validate=validate.OneOf(("yes", "no")))


class OfferedRoomSchema(Schema):
    """A room from outside, for whoever is asked into it."""

    id = fields.String(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(ROOM_KINDS))
    title = fields.String(required=True)
    purpose = fields.String(required=True)
    guidelines = fields.String(required=True)
    people = fields.List(fields.Nested(PersonSchema), required=True)


class RoomInvitationSchema(Schema):
    """A room one is asked into, and by whom."""

    room = fields.Nested(OfferedRoomSchema, required=True)
    by = fields.Nested(PersonSchema, required=True)
    created_at = Moment(required=True)


class InterestSchema(Schema):
    """An interest group one may ask to join; who is in it is not told to those outside."""

    id = fields.String(required=True)
    title = fields.String(required=True)
    purpose = fields.String(required=True)
    guidelines = fields.String(required=True)
    people_count = fields.Integer(required=True)
    asked = fields.Boolean(required=True)


class OverseenGroupSchema(Schema):
    """An interest group as a coordinator sees it from outside; `hosts` are those who look after it today."""

    id = fields.String(required=True)
    title = fields.String(required=True)
    purpose = fields.String(required=True)
    people_count = fields.Integer(required=True)
    hosts = fields.List(fields.Nested(PersonSchema), required=True)


class RoomRequestSchema(Schema):
    """Somebody who asks to come in."""

    account = fields.Nested(PersonSchema, required=True)
    created_at = Moment(required=True)
