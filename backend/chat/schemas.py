"""What goes in and out of rooms."""

from marshmallow import ValidationError, fields, validate, validates_schema

from backend.accounts.schemas import PersonSchema
from backend.chat.models import REMOVERS, ROLES, ROOM_KINDS, STATUSES
from backend.core.pagination import DEFAULT_LIMIT, MAX_LIMIT
from backend.core.schemas import MAX_INTEGER, Key, Moment, Schema, Text, page_of
from moderation.schemas import HelpLineSchema

LONGEST_TEXT = 4000
LONGEST_CLIENT_ID = 64
ROOMS_AT_ONCE = 100
COUNT = validate.Range(0, MAX_INTEGER)


class MemberSchema(PersonSchema):
    """A person in a room; a watcher is the second adult, there so that nobody is alone unseen."""

    role = fields.String(required=True, validate=validate.OneOf(ROLES))


class HelpSchema(Schema):
    """Somebody to call, for the author of heavy words."""

    lines = fields.List(fields.Nested(HelpLineSchema), required=True)


class MessageSchema(Schema):
    """What somebody wrote. `seq` counts a room's messages without a gap; held and rejected ones have none."""

    id = fields.String(required=True)
    room_id = fields.String(required=True)
    seq = fields.Integer(required=True, allow_none=True)
    client_id = fields.String(required=True, allow_none=True)
    author = fields.Nested(PersonSchema, required=True)
    text = fields.String(required=True)
    reply_to = fields.String(required=True, allow_none=True)
    sent_at = Moment(required=True)
    status = fields.String(required=True, validate=validate.OneOf(STATUSES))
    removed = fields.String(required=True, allow_none=True, validate=validate.OneOf(REMOVERS))
    help = fields.Nested(HelpSchema, required=True, allow_none=True)


class RoomSchema(Schema):
    """A room as one of its people sees it."""

    id = fields.String(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(ROOM_KINDS))
    title = fields.String(required=True)
    people = fields.List(fields.Nested(MemberSchema), required=True)
    unread = fields.Integer(required=True)
    last_seq = fields.Integer(required=True)
    read_seq = fields.Integer(required=True)
    last_message = fields.Nested(MessageSchema, required=True, allow_none=True)
    closed_at = Moment(required=True, allow_none=True)
    event_id = fields.String(required=True, allow_none=True)


class RoomFrameSchema(RoomSchema):
    """A room that changed, with the number its messages have reached."""

    room_id = fields.String(required=True)
    seq = fields.Integer(required=True)


class RemovedSchema(Schema):
    """A message that is gone from sight, and by whose doing."""

    room_id = fields.String(required=True)
    seq = fields.Integer(required=True, allow_none=True)
    id = fields.String(required=True)
    by = fields.String(required=True, attribute="removed_by", validate=validate.OneOf(REMOVERS))


class NewMessageSchema(Schema):
    """Something to say; `client_id` is one's own name for it, `anyway` answers a `message_nudge`."""

    client_id = Key(required=True, most=LONGEST_CLIENT_ID)
    text = Text(required=True, most=LONGEST_TEXT)
    reply_to = Key(load_default=None, allow_none=True)
    anyway = fields.Boolean(load_default=False)


class NewMessageInRoomSchema(NewMessageSchema):
    """Something to say, and where."""

    room_id = Key(required=True)


class ReadSchema(Schema):
    """How far one has read."""

    seq = fields.Integer(required=True, strict=True, validate=COUNT)


class ReadInRoomSchema(ReadSchema):
    """How far one has read, and where."""

    room_id = Key(required=True)


class ReadSoFarSchema(Schema):
    """How far one has read, in the end."""

    room_id = fields.String(required=True)
    read_seq = fields.Integer(required=True)


class HistoryQuery(Schema):
    """Which part of a room: after a number, or before one, or else the newest."""

    after_seq = fields.Integer(load_default=None, validate=COUNT)
    before_seq = fields.Integer(load_default=None, validate=COUNT)
    limit = fields.Integer(load_default=DEFAULT_LIMIT, validate=validate.Range(1, MAX_LIMIT))

    @validates_schema
    def one_direction(self, data: dict[str, int | None], **_kwargs: object) -> None:
        """Raise ValidationError for a page that lies both after and before something."""
        if data["after_seq"] is not None and data["before_seq"] is not None:
            raise ValidationError("Unknown field.", "before_seq")


class SyncSchema(Schema):
    """The last number seen in each room."""

    rooms = fields.Dict(
        keys=Key(),
        values=fields.Integer(strict=True, validate=COUNT),
        required=True,
        validate=validate.Length(max=ROOMS_AT_ONCE),
    )


class MissedSchema(Schema):
    """What happened in one room; with `more`, ask again after the last number got."""

    messages = fields.List(fields.Nested(MessageSchema), required=True)
    more = fields.Boolean(required=True)
    removed = fields.List(fields.String(), required=True)


class SyncedSchema(Schema):
    """What happened, room by room; one that is missing is none of the reader's."""

    rooms = fields.Dict(keys=fields.String(), values=fields.Nested(MissedSchema), required=True)


HISTORY_PAGE = page_of(MessageSchema, ("held", fields.List(fields.Nested(MessageSchema), required=True)))
