"""What can stop somebody from signing up."""

from backend.core.errors import Conflict


class EventClosed(Conflict):
    """It is over, or it was cancelled."""

    code = "event_closed"
    text = {
        "da": "Det er aflyst, eller det er slut.",
        "en": "It is cancelled, or it is over.",
    }


class NoAdult(Conflict):
    """It is for people under eighteen too, and its organiser may not answer for them any more."""

    code = "no_adult"
    text = {
        "da": "Der mangler en voksen lige nu. Prøv igen senere, eller kig på noget andet.",
        "en": "There is no adult for it right now. Try again later, or have a look at something else.",
    }


class NotBegun(Conflict):
    """Nobody has come or stayed away yet."""

    code = "event_not_begun"
    text = {"da": "Det er ikke begyndt endnu.", "en": "It has not begun yet."}
