"""What goes in and out with photos of events."""

from marshmallow import fields

from backend.core.schemas import Key, Schema, Text

LONGEST_CLIENT_ID, LONGEST_ALT = 64, 300


class NewEventPhotoQuery(Schema):
    """One's own name for a photo, and what it shows, for those who cannot see it."""

    client_id = Key(required=True, most=LONGEST_CLIENT_ID)
    alt = Text(least=3, most=LONGEST_ALT, required=True)


class EventPhotoSchema(Schema):
    """A photo, `alt` saying what it shows; its files have its id, its size is in pixels."""

    id = fields.String(required=True)
    alt = fields.String(required=True)
    width = fields.Integer(required=True)
    height = fields.Integer(required=True)
