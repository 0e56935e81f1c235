"""What goes in and out with pictures."""

from backend.chat.schemas.messages import LONGEST_CLIENT_ID
from backend.core.schemas import Key, Schema, Text

LONGEST_ALT = 300


class NewPictureQuery(Schema):
    """One's own name for a picture, and what it shows, for those who cannot see it."""

    client_id = Key(required=True, most=LONGEST_CLIENT_ID)
    alt = Text(least=0, most=LONGEST_ALT, load_default="")
