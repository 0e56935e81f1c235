"""What goes in and out of rooms."""

from typing import get_args

from marshmallow import fields, validate

from backend.accounts.ages import BANDS
from backend.accounts.schemas import PersonSchema
from backend.chat.models import CLOSE_REASONS, ROLES, ROOM_KINDS
from backend.chat.permissions import MOST_IN_GROUP, Reason
from backend.chat.schemas.messages import LONGEST_CLIENT_ID, MessageSchema
from backend.core.schemas import Key, Moment, Schema, Text

LONGEST_TITLE, LONGEST_PURPOSE, LONGEST_GUIDELINES = 60, 300, 2000
LEAST_ASKED, MOST_COLLEAGUES = 2, 100


class MemberSchema(PersonSchema):
    """A person in a room; a watcher is the second adult, there so that nobody is alone unseen."""

    role = fields.String(required=True, validate=validate.OneOf(ROLES))


class RoomSchema(Schema):
    """A room as one of its people sees it.

    `why_closed` says why they may not write now, if so: it has ended; an event's room is not open yet or over; a group
    waits for its third person, and an adult for the youth to begin; it is night; no second adult can read along.
    """

    id = fields.String(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(ROOM_KINDS))
    title = fields.String(required=True)
    purpose = fields.String(required=True)
    guidelines = fields.String(required=True)
    age_bands = fields.List(fields.String(), required=True)
    people = fields.List(fields.Nested(MemberSchema), required=True)
    invited = fields.Integer(required=True)
    role = fields.String(required=True, validate=validate.OneOf(ROLES))
    muted = fields.Boolean(required=True)
    unread = fields.Integer(required=True)
    last_seq = fields.Integer(required=True)
    last_change = fields.Integer(required=True)
    read_seq = fields.Integer(required=True)
    last_message = fields.Nested(MessageSchema, required=True, allow_none=True)
    why_closed = fields.String(required=True, allow_none=True, validate=validate.OneOf(get_args(Reason)))
    opens_at = Moment(required=True, allow_none=True)
    closes_at = Moment(required=True, allow_none=True)
    closed_at = Moment(required=True, allow_none=True)
    event_id = fields.String(required=True, allow_none=True)


class RoomFrameSchema(RoomSchema):
    """A room that changed, with the number its messages have reached."""

    room_id = fields.String(required=True)
    seq = fields.Integer(required=True)


class RoomGoneSchema(Schema):
    """A room one is no longer in, with the number its messages had reached; what becomes of it is not told."""

    room_id = fields.String(required=True)
    seq = fields.Integer(required=True)


class TitledSchema(Schema):
    """`client_id` is one's own name for a room to open: the same again gives the same room."""

    client_id = Key(load_default=None, allow_none=True, most=LONGEST_CLIENT_ID)
    title = Text(most=LONGEST_TITLE, required=True)


class NewGroupSchema(TitledSchema):
    account_ids = fields.List(Key(), required=True, validate=validate.Length(LEAST_ASKED, MOST_IN_GROUP - 1))


class NewStaffRoomSchema(TitledSchema):
    account_ids = fields.List(Key(), required=True, validate=validate.Length(1, MOST_COLLEAGUES))


class NewInterestSchema(TitledSchema):
    """`age_bands` says whom it is for; empty for everybody."""

    purpose = Text(most=LONGEST_PURPOSE, required=True)
    guidelines = Text(most=LONGEST_GUIDELINES, required=True)
    age_bands = fields.List(
        fields.String(validate=validate.OneOf(BANDS)), required=True, validate=validate.Length(max=len(BANDS))
    )


class ContactSchema(Schema):
    """The adult a youth wants to write to."""

    account_id = Key(required=True)


class WordsSchema(Schema):
    """What is to be changed of a room's words."""

    title = Text(most=LONGEST_TITLE)
    purpose = Text(least=0, most=LONGEST_PURPOSE)
    guidelines = Text(least=0, most=LONGEST_GUIDELINES)


class CloseSchema(Schema):
    """Why a room is closed; only its host need not say."""

    reason = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(CLOSE_REASONS))


class MuteSchema(Schema):
    muted = fields.Boolean(required=True)
