"""What goes in and out of searching."""

from marshmallow import fields

from backend.chat.schemas.messages import MessageSchema
from backend.core.schemas import Key, PageQuery, Schema, Text

LONGEST_QUESTION = 200


class SearchQuery(PageQuery):
    """What to look for, in one of one's rooms or in all; every sign in `q` is just a sign."""

    q = Text(required=True, most=LONGEST_QUESTION)
    room_id = Key(load_default=None)


class FoundSchema(Schema):
    """A message, and where it was said."""

    message = fields.Nested(MessageSchema, required=True)
    room_id = fields.String(required=True)
    room_title = fields.String(required=True)
