"""What goes in and out of conversations."""

from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema

from backend.accounts.schemas import PersonSchema
from backend.chat.models import MESSAGE_KINDS, REACTIONS, REMOVERS, STATUSES, SYSTEM_CODES
from backend.core.pagination import DEFAULT_LIMIT, MAX_LIMIT
from backend.core.schemas import MAX_INTEGER, Key, Moment, Schema, Text, page_of
from moderation.schemas import HelpLineSchema

LONGEST_TEXT = 4000
LONGEST_CLIENT_ID = 64
ROOMS_AT_ONCE = 100
COUNT = validate.Range(0, MAX_INTEGER)


class HelpSchema(Schema):
    """Somebody to call, for the author of heavy words."""

    lines = fields.List(fields.Nested(HelpLineSchema), required=True)


class PictureSchema(Schema):
    """A picture, `alt` saying what it shows; its files have its id."""

    id = fields.String(required=True)
    width = fields.Integer(required=True)
    height = fields.Integer(required=True)
    alt = fields.String(required=True)


class SpeakerSchema(Schema):
    """Who said what is quoted."""

    id = fields.String(required=True)
    nickname = fields.String(required=True)


class QuoteSchema(Schema):
    """The beginning of what a message answers, as it stands now."""

    id = fields.String(required=True)
    seq = fields.Integer(required=True)
    author = fields.Nested(SpeakerSchema, required=True, allow_none=True)
    text = fields.String(required=True)
    removed = fields.Boolean(required=True)


class ReactionSchema(Schema):
    """One sign, and who gave it."""

    sign = fields.String(required=True, validate=validate.OneOf(REACTIONS))
    account_ids = fields.List(fields.String(), required=True)


class MessageSchema(Schema):
    """What somebody wrote, or what happened. `seq` counts a room's messages without a gap; held ones have none.

    `change` is the room's number of what last happened to it; `hidden` has a place and no words, for a block.
    """

    id = fields.String(required=True)
    room_id = fields.String(required=True)
    seq = fields.Integer(required=True, allow_none=True)
    client_id = fields.String(required=True, allow_none=True)
    author = fields.Nested(PersonSchema, required=True)
    kind = fields.String(required=True, validate=validate.OneOf(MESSAGE_KINDS))
    system = fields.String(required=True, allow_none=True, validate=validate.OneOf(SYSTEM_CODES))
    text = fields.String(required=True)
    picture = fields.Nested(PictureSchema, required=True, allow_none=True)
    reply_to = fields.String(required=True, allow_none=True)
    quote = fields.Nested(QuoteSchema, required=True, allow_none=True)
    reactions = fields.List(fields.Nested(ReactionSchema), required=True)
    sent_at = Moment(required=True)
    edited_at = Moment(required=True, allow_none=True)
    change = fields.Integer(required=True, allow_none=True)
    status = fields.String(required=True, validate=validate.OneOf(STATUSES))
    removed = fields.String(required=True, allow_none=True, validate=validate.OneOf(REMOVERS))
    hidden = fields.Boolean(required=True)
    help = fields.Nested(HelpSchema, required=True, allow_none=True)


class RemovedSchema(Schema):
    """A message that is gone from sight, and by whose doing."""

    room_id = fields.String(required=True)
    seq = fields.Integer(required=True, allow_none=True)
    id = fields.String(required=True)
    by = fields.String(required=True, attribute="removed_by", validate=validate.OneOf(REMOVERS))
    change = fields.Integer(required=True, allow_none=True)


class NewMessageSchema(Schema):
    """Something to say, in words or in a picture whose caption they are.

    `client_id` is one's own name for it, `anyway` answers a `message_nudge`.
    """

    client_id = Key(required=True, most=LONGEST_CLIENT_ID)
    text = Text(required=True, least=0, most=LONGEST_TEXT)
    picture_id = Key(load_default=None, allow_none=True)
    reply_to = Key(load_default=None, allow_none=True)
    anyway = fields.Boolean(load_default=False)

    @validates_schema
    def something_to_say(self, data: dict[str, str | None], **_kwargs: object) -> None:
        """Raise ValidationError for neither words nor a picture."""
        if not data["text"] and data["picture_id"] is None:
            raise ValidationError(f"Length must be between 1 and {LONGEST_TEXT}.", "text")


class EditSchema(Schema):
    """New words in place of the old; `anyway` answers a `message_nudge`."""

    text = Text(required=True, least=0, most=LONGEST_TEXT)
    anyway = fields.Boolean(load_default=False)


class NewReactionSchema(Schema):
    """One's own sign on a message, or null for none."""

    sign = fields.String(required=True, allow_none=True, validate=validate.OneOf(REACTIONS))


class ReactionsSchema(Schema):
    """The signs on a message."""

    reactions = fields.List(fields.Nested(ReactionSchema), required=True)


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
    """Which part of a room: after a number, or before one, or around one, or else the newest."""

    after_seq = fields.Integer(load_default=None, validate=COUNT)
    before_seq = fields.Integer(load_default=None, validate=COUNT)
    around_seq = fields.Integer(load_default=None, validate=COUNT)
    limit = fields.Integer(load_default=DEFAULT_LIMIT, validate=validate.Range(1, MAX_LIMIT))

    @validates_schema
    def one_direction(self, data: dict[str, int | None], **_kwargs: object) -> None:
        """Raise ValidationError for a page that lies in two places."""
        given = [name for name in ("after_seq", "before_seq", "around_seq") if data[name] is not None]
        if len(given) > 1:
            raise ValidationError("Unknown field.", given[1])


def _numbers(**kwargs: Any) -> fields.Dict:
    counts = fields.Integer(strict=True, validate=COUNT)
    return fields.Dict(keys=Key(), values=counts, validate=validate.Length(max=ROOMS_AT_ONCE), **kwargs)


class SyncSchema(Schema):
    """The last number seen in each room, and the last change in those where changes are wanted too."""

    rooms = _numbers(required=True)
    changes = _numbers(load_default=dict)


class MissedSchema(Schema):
    """What happened in one room; with `more`, ask again after the last number got.

    `changed` are messages seen before, as they are now, up to `last_change`; with `more_changes`, ask again after it.
    """

    messages = fields.List(fields.Nested(MessageSchema), required=True)
    more = fields.Boolean(required=True)
    removed = fields.List(fields.String(), required=True)
    changed = fields.List(fields.Nested(MessageSchema), required=True)
    more_changes = fields.Boolean(required=True)
    last_change = fields.Integer(required=True)


class SyncedSchema(Schema):
    """What happened, room by room; one that is missing is none of the reader's."""

    rooms = fields.Dict(keys=fields.String(), values=fields.Nested(MissedSchema), required=True)


HISTORY_PAGE = page_of(MessageSchema, ("held", fields.List(fields.Nested(MessageSchema), required=True)))
