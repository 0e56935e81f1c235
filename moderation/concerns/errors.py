"""What concerns refuse, and how they say so."""

from backend.core.errors import Conflict


class AlreadyHandedOver(Conflict):
    """What the municipality has been given is not changed afterwards."""

    code = "already_handed_over"
    text = {
        "da": "Den er givet videre og kan ikke ændres. Skriv en ny, hvis der er mere.",
        "en": "It has been handed over and can't be changed. Write a new one if there is more.",
    }


class NotHandedOver(Conflict):
    """Nobody can have answered yet."""

    code = "not_handed_over"
    text = {"da": "Den er ikke givet videre endnu.", "en": "It has not been handed over yet."}


class ConsentNeeded(Conflict):
    """From eighteen on it is the young person's own choice."""

    code = "consent_needed"
    text = {
        "da": "Den unge er fyldt 18 og skal selv sige ja. Er der fare for liv, så ring 112 nu.",
        "en": "The young person is 18 and has to say yes. If a life is in danger, call 112 now.",
    }


class AnotherReads(Conflict):
    """Two pairs of eyes are two people."""

    code = "another_reads"
    text = {
        "da": "En anden skal læse den igennem. Du kan selv give den videre uden.",
        "en": "Somebody else has to read it. You can hand it over yourself without.",
    }
