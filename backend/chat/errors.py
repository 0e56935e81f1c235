"""What can stop somebody from writing."""

from backend.core.errors import Conflict


class RoomClosed(Conflict):
    """The room can be read, not written in. A block looks the same, so that nobody learns of one."""

    code = "room_closed"
    text = {
        "da": "Her kan man ikke skrive længere. I kan stadig læse det, I har skrevet.",
        "en": "You can't write here any more. You can still read what you both wrote.",
    }


class RoomUnwatched(Conflict):
    """No second screened adult looks after an event's room, so nobody writes in it for now."""

    code = "room_unwatched"
    text = {
        "da": "Der mangler en voksen til at holde øje med chatten. Prøv igen senere.",
        "en": "The chat needs an adult to look after it. Try again later.",
    }


class MessageNudge(Conflict):
    """A kind question first; `anyway` sends it all the same."""

    code = "message_nudge"
    text = {
        "da": "Læs den lige igen. Har du lyst til at sende den, som den er?",
        "en": "Have another look. Do you want to send it just like this?",
    }
